// Everything that content may be and hardly ever is: very long, very many, nothing at all.

import { write } from "./write.mjs";
import { build, temporaryFolder } from "../support/program.mjs";

const settings = `title: 組織目標
organisation: 髙﨑𠮷市
language: ja
categories:
  - { key: unused, name: 使われない分類 }
form:
  title: 目標管理票
  columns:
    - { key: number, label: 番号 }
    - { key: title, label: 実施項目, hint: 業務目標又は事務の内容 }
    - { key: level, label: どの水準まで, hint: 達成水準又は遂行後の状態等 }
    - { key: method, label: どのような方法で }
    - { key: evaluation, label: 期末評価, blank: 未評価 }
    - { key: target, label: 目標値, kind: line }
    - { key: started, label: 着手日, kind: date }
    - { key: budget, label: 予算額（千円）, kind: number }
    - { key: rank, label: 評価, kind: choice, choices: [A, B, C] }
    - { key: deadline, label: いつまで, hint: 期限 }
    - { key: section, label: 共通/課名 }
`;

const longTitle = "公共施設の予約と利用と管理と運営と評価と改善をひとつの仕組みで行う".repeat(4).slice(0, 120);
const longWord = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunt".slice(0, 60);
const deadlines = ["年度末", "12月", "6月上旬", "通年", "随時", "未定", "第1四半期", "年内", "令和6年10月1日", "上半期"];

const officers = (count) =>
  count === 0 ? "" : `officers:\n${Array.from({ length: count }, (_, index) => `  - { post: 公共施設整備推進担当部長第${index + 1}号, name: 髙﨑　𠮷男${index + 1} }\n`).join("")}`;

function department(name, count, sections) {
  const list = sections.map(([key, title]) => `  - { key: ${key}, name: ${title} }\n`).join("");
  return `---\nname: ${name}\ncreated: 令和6年4月1日\n${officers(count)}${list ? `sections:\n${list}` : ""}---\n`;
}

function goal(number, { title = `目標${number}を進める`, section = "共通", deadline = "年度末", keys = "", level = "水準に達している。", method = "- 方法を決める。\n- 進める。" }) {
  const lines = [`number: ${number}`, `title: ${title}`, `section: ${section}`];
  if (deadline) lines.push(`deadline: ${deadline}`);
  return `---\n${lines.join("\n")}\n${keys}---\n## どの水準まで\n\n${level}\n\n## どのような方法で\n\n${method}\n`;
}

// A text of three printed pages, with all that Markdown has.
function longText() {
  const paragraph = "関係する部署と連携し、市民の声を聞きながら、仕組みを一つずつ確かめて進める。".repeat(6);
  const table = `| 項目 | 内容 | 時期 |\n| --- | --- | --: |\n${"| 設計 | 仕様をまとめる | 6月 |\n".repeat(6)}`;
  const part = (index) => `### 段階${index}\n\n${paragraph}\n\n1. 調べる。\n2. 決める。\n   - 細目\n\n> ${paragraph}\n\n${table}\n`;
  return [1, 2, 3, 4, 5, 6].map(part).join("\n");
}

function contents() {
  const files = {
    "content/site.yaml": settings,
    "content/2023/_index.md": "---\n---\nこの年度の計画は、まだありません。\n",
    "content/2024/many/_index.md": department("目標の多い部", 10, [["first", "髙﨑課"], ["second", `${longWord}課`], ["third", "目標の多い課"]]),
    "content/2024/one/_index.md": department("目標が一つの部", 0, []),
    "content/2024/one/01-only.md": goal(1, { deadline: "未定" }),
  };
  for (let number = 1; number <= 140; number += 1) {
    const deadline = deadlines[number % deadlines.length];
    const section = ["共通", "髙﨑課", `${longWord}課`][number % 12] ?? "目標の多い課";
    const keys = number % 2 ? "target: 利用率80%\nstarted: 令和6年6月1日\nbudget: 1200\nrank: A\n" : "";
    files[`content/2024/many/${String(number).padStart(3, "0")}-goal.md`] = goal(number, { section, deadline, keys });
  }
  const special = (number, values) => {
    files[`content/2024/many/${String(number).padStart(3, "0")}-goal.md`] = goal(number, values);
  };
  special(1, { title: longTitle, section: "髙﨑課", keys: "aliases: [2024/many/1-old/]\n" });
  special(2, { title: "三枚に及ぶ目標", level: longText(), method: longText(), deadline: "通年" });
  special(3, { title: `${longWord} ${longWord}`, level: `${longWord}\n\n- ${longWord}`, keys: `target: ${longWord}\n`, deadline: "6月上旬" });
  special(4, { title: "下書きの目標", keys: "draft: true\n", deadline: null });
  special(5, { title: "髙𠮷﨑の目標", keys: "publish_on: 2099-04-01\n", deadline: "随時" });
  return files;
}

export default {
  name: "extreme",
  async make() {
    const folder = await temporaryFolder("extreme-content");
    await write(folder, contents());
    const root = await build("extreme", folder, ["--drafts", "--now", "2024-06-01"]);
    const extra = [
      ["year:empty", "2023/"],
      ["deadlines:empty", "2023/deadlines/"],
      ["department:one", "2024/one/"],
      ["section:long-word", "2024/many/second/"],
      ["goal:long-title", "2024/many/001-goal/"],
      ["goal:long-text", "2024/many/002-goal/"],
      ["goal:long-word", "2024/many/003-goal/"],
      ["goal:draft", "2024/many/004-goal/"],
      ["goal:withheld", "2024/many/005-goal/"],
    ];
    return { root, extra };
  },
};
