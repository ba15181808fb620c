// A small site in English, with an earlier address, a contact and columns of its own.

import { write } from "./write.mjs";
import { build, temporaryFolder } from "../support/program.mjs";

const settings = `title: Goals
organisation: Town of Example
language: en
time_zone: Europe/London
era: western
categories:
  - { key: services, name: Services, description: What people notice first. }
  - { key: money, name: Money }
form:
  title: Goals of the department
  columns:
    - { key: number, label: "No." }
    - { key: title, label: Goal, hint: what is to be done }
    - { key: level, label: To which level }
    - { key: method, label: By which method }
    - { key: progress, label: Progress, blank: Not yet reported }
    - { key: category, label: Category }
    - { key: deadline, label: By when }
    - { key: section, label: Section }
footer: A site that exists for tests.
licence: { name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/" }
contact: { name: Planning office, url: "https://example.org/contact", email: planning@example.org, phone: "+44 20 7946 0000" }
`;

const department = `---
name: Department of Policy
created: 2024-04-01
officers:
  - { post: Head of department, name: Alex Example }
sections:
  - { key: digital, name: Digital services }
  - { key: finance, name: Finance }
---
What the department sets out to do this year, with a [link to a goal](01-booking.md) in the text.
`;

function goal(number, title, keys, level) {
  return `---\nnumber: ${number}\ntitle: ${title}\n${keys}\n---\n## To which level\n\n${level}\n\n## By which method\n\n- Ask those who use it.\n- Change it in small steps.\n`;
}

export default {
  name: "english",
  async make() {
    const folder = await temporaryFolder("english-content");
    await write(folder, {
      "content/site.yaml": settings,
      "content/2024/_index.md": "---\n---\nThe goals of the fiscal year 2024.\n",
      "content/2024/policy/_index.md": department,
      "content/2024/policy/01-booking.md": goal(
        1,
        "Book a hall without a telephone call",
        "category: Services\nsection: Digital services\ndeadline: 2024-10-01\naliases: [2024/policy/1-old/]",
        "Every hall can be booked at any hour.\n\n| hall | halls |\n| --- | --- |\n| small | 3 |\n| large | 1 |",
      ),
      "content/2024/policy/02-budget.md": goal(2, "A budget that people can read", "category: Money\nsection: Finance\ndeadline: 2025-03-31", "It fits on one page.[^1]\n\n[^1]: A page of A4."),
      "content/2024/policy/03-training.md": goal(3, "Everyone has been trained", "category: Services\nsection: common\ndeadline: 2025-03-31", "Everyone has been trained once."),
      "content/about.md": "---\ntitle: About this site\n---\nIt exists for tests.\n\n## A heading\n\nText.\n",
    });
    return { root: await build("english", folder) };
  },
};
