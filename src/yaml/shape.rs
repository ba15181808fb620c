//! What a piece of YAML should look like, what was read, and how to name a place in it.

/// The form that a value must have.
#[derive(Clone, Debug)]
pub enum Shape {
    /// One scalar, kept as the words that were written.
    Text,
    /// A list, every item of the same shape.
    List(Box<Shape>),
    /// Keys with values; a key that is not among the fields is an issue.
    Record(Vec<Field>),
    /// Keys of the writer's own choosing, every value of the same shape.
    Map(Box<Shape>),
    /// One scalar where that says enough, or else keys with values.
    TextOrRecord(Vec<Field>),
}

/// A key that a record may have.
#[derive(Clone, Debug)]
pub struct Field {
    /// The key as it is written.
    pub key: String,
    /// The form of its value.
    pub shape: Shape,
}

impl Shape {
    /// A record of the given keys.
    pub fn record<K: Into<String>>(fields: impl IntoIterator<Item = (K, Self)>) -> Self {
        Self::Record(Self::fields(fields))
    }

    /// A scalar, or a record of the given keys.
    pub fn text_or_record<K: Into<String>>(fields: impl IntoIterator<Item = (K, Self)>) -> Self {
        Self::TextOrRecord(Self::fields(fields))
    }

    fn fields<K: Into<String>>(fields: impl IntoIterator<Item = (K, Self)>) -> Vec<Field> {
        fields.into_iter().map(|(key, shape)| Field { key: key.into(), shape }).collect()
    }

    /// A list of the given shape.
    pub fn list(of: Self) -> Self {
        Self::List(Box::new(of))
    }
}

/// A value that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// A scalar. Nothing, `~` and `null` are the empty text.
    Text(String),
    /// A list.
    List(Vec<Self>),
    /// Keys and values.
    Record(Record),
}

/// Keys and values in the order in which they were written, each key once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    entries: Vec<(String, Node)>,
    /// Keys whose value has a wrong form: they are there, and there is no value.
    passed_over: Vec<String>,
}

impl Record {
    pub(super) fn push(&mut self, key: String, node: Node) {
        self.entries.push((key, node));
    }

    pub(super) fn pass_over(&mut self, key: String) {
        self.passed_over.push(key);
    }

    /// Whether the key is there with a value of a wrong form, which was reported already.
    pub fn is_passed_over(&self, key: &str) -> bool {
        self.passed_over.iter().any(|name| name == key)
    }

    /// The value of a key, whatever its shape.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries.iter().find_map(|(name, node)| (name == key).then_some(node))
    }

    /// A scalar's words without outer white space; `None` where the key is absent. A key with nothing behind
    /// it is the empty text.
    pub fn text(&self, key: &str) -> Option<&str> {
        match self.get(key)? {
            Node::Text(text) => Some(text.trim()),
            Node::List(_) | Node::Record(_) => None,
        }
    }

    /// A scalar that says something: neither absent nor empty.
    pub fn filled(&self, key: &str) -> Option<&str> {
        self.text(key).filter(|text| !text.is_empty())
    }

    /// A list's items; none where the key is absent.
    pub fn list(&self, key: &str) -> &[Node] {
        match self.get(key) {
            Some(Node::List(items)) => items,
            _ => &[],
        }
    }

    /// A nested record.
    pub fn record(&self, key: &str) -> Option<&Self> {
        self.get(key).and_then(Node::as_record)
    }

    /// Every key with its value, as written.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &Node)> {
        self.entries.iter().map(|(key, node)| (key.as_str(), node))
    }
}

impl Node {
    /// The record, where this is one.
    pub fn as_record(&self) -> Option<&Record> {
        match self {
            Self::Record(record) => Some(record),
            Self::Text(_) | Self::List(_) => None,
        }
    }

    /// The scalar's words, where this is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text.trim()),
            Self::List(_) | Self::Record(_) => None,
        }
    }
}

/// One step from a value to a value inside it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    /// Into a record, by key.
    Key(String),
    /// Into a list, counted from 0.
    Index(usize),
}

impl From<&str> for Step {
    fn from(key: &str) -> Self {
        Self::Key(key.to_owned())
    }
}

impl From<usize> for Step {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}

/// Whether a place means the key itself or what stands behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// The key.
    Key,
    /// The value.
    Value,
}

/// A place in a YAML text, by its path.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Target {
    /// The way from the outermost record.
    pub path: Vec<Step>,
    /// The key or its value.
    pub part: Part,
    /// Which of several equal keys, counted from 0.
    pub occurrence: usize,
}

impl Target {
    /// The value at a path.
    pub fn value(path: impl IntoIterator<Item = Step>) -> Self {
        Self { path: path.into_iter().collect(), part: Part::Value, occurrence: 0 }
    }

    /// The last key of a path.
    pub fn key(path: impl IntoIterator<Item = Step>, occurrence: usize) -> Self {
        Self { path: path.into_iter().collect(), part: Part::Key, occurrence }
    }
}
