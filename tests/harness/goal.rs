//! A goal's file, right unless a test says otherwise.

/// The goal that a test writes. Its front matter has one key a line, from line 2 on, in the form's order.
#[derive(Clone, Debug)]
pub(crate) struct Goal {
    keys: Vec<(String, String)>,
    extra: Vec<String>,
    level: String,
    method: String,
    body: Option<String>,
}

impl Goal {
    /// A goal that has nothing to find fault with; its number is the one that its file's name begins with.
    pub(crate) fn new(name: &str) -> Self {
        let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
        let number = digits.parse::<u32>().unwrap_or(1).to_string();
        let title = format!("目標{number}の題名");
        let keys = [
            ("number", number.as_str()),
            ("title", &title),
            ("category", "施政方針"),
            ("section", "デジタル行政推進室"),
            ("deadline", "年度末"),
        ];
        Self {
            keys: keys.map(|(key, value)| (key.to_owned(), value.to_owned())).to_vec(),
            extra: Vec::new(),
            level: format!("目標{number}の水準に達している。"),
            method: format!("目標{number}の方法で進める。"),
            body: None,
        }
    }

    fn set(mut self, key: &str, value: &str) -> Self {
        let entry = self.keys.iter_mut().find(|(name, _)| name == key).expect("a key of the goal");
        value.clone_into(&mut entry.1);
        self
    }

    pub(crate) fn number(self, number: &str) -> Self {
        self.set("number", number)
    }

    pub(crate) fn title(self, title: &str) -> Self {
        self.set("title", title)
    }

    pub(crate) fn category(self, category: &str) -> Self {
        self.set("category", category)
    }

    pub(crate) fn section(self, section: &str) -> Self {
        self.set("section", section)
    }

    pub(crate) fn deadline(self, deadline: &str) -> Self {
        self.set("deadline", deadline)
    }

    /// Leaves a key out.
    pub(crate) fn without(mut self, key: &str) -> Self {
        self.keys.retain(|(name, _)| name != key);
        self
    }

    /// Adds a line to the front matter, after all others.
    pub(crate) fn extra(mut self, line: &str) -> Self {
        self.extra.push(line.to_owned());
        self
    }

    pub(crate) fn level(mut self, text: &str) -> Self {
        text.clone_into(&mut self.level);
        self
    }

    pub(crate) fn method(mut self, text: &str) -> Self {
        text.clone_into(&mut self.method);
        self
    }

    /// The whole of the body, headings included.
    pub(crate) fn body(mut self, text: &str) -> Self {
        self.body = Some(text.to_owned());
        self
    }

    /// The file's text. With the five keys the body begins in line 8: the heading of the level, a blank line,
    /// the level in line 10, a blank line, and the heading of the method.
    pub(crate) fn text(&self) -> String {
        let mut lines = vec!["---".to_owned()];
        lines.extend(self.keys.iter().map(|(key, value)| format!("{key}: {value}").trim_end().to_owned()));
        lines.extend(self.extra.iter().cloned());
        lines.push("---".to_owned());
        let front = lines.join("\n");
        match &self.body {
            Some(body) => format!("{front}\n{body}\n"),
            None => format!(
                "{front}\n## どの水準まで\n\n{}\n\n## どのような方法で\n\n{}\n",
                self.level, self.method
            ),
        }
    }
}
