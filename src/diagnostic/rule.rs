//! The rules that content is held to.

use super::finding::Severity;

/// Declares the rules: a variant, its stable name and its severity, on one line each.
macro_rules! rules {
    ($($variant:ident $name:literal $severity:ident,)*) => {
        /// A rule that content is held to. The name is stable: scripts and people look it up.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "the catalogues say in words what each rule is")]
        pub enum Rule {
            $($variant,)*
        }

        impl Rule {
            /// Every rule, in the order of the declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name that findings are shown with and that the catalogues are keyed by.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// How bad it is unless the finding says otherwise.
            pub fn severity(self) -> Severity {
                match self {
                    $(Self::$variant => Severity::$severity,)*
                }
            }
        }
    };
}

rules! {
    // Files and folders.
    UnreadableFile "unreadable-file" Error,
    NotUtf8 "not-utf8" Error,
    ControlCharacter "control-character" Error,
    ConflictUnsettled "conflict-unsettled" Error,
    FileTooLarge "file-too-large" Error,
    SymbolicLink "symbolic-link" Error,
    FileName "file-name" Error,
    YearFolder "year-folder" Error,
    MisplacedFile "misplaced-file" Error,
    ContentMissing "content-missing" Error,
    DepartmentIndexMissing "department-index-missing" Error,
    AddressConflict "address-conflict" Error,

    // YAML.
    FrontMatterMissing "front-matter-missing" Error,
    FrontMatterUnclosed "front-matter-unclosed" Error,
    YamlTab "yaml-tab" Error,
    YamlFullWidthColon "yaml-full-width-colon" Error,
    YamlColon "yaml-colon" Error,
    YamlUnclosed "yaml-unclosed" Error,
    YamlReservedCharacter "yaml-reserved-character" Error,
    YamlTooComplex "yaml-too-complex" Error,
    YamlTooLarge "yaml-too-large" Error,
    YamlSeveralDocuments "yaml-several-documents" Error,
    YamlSyntax "yaml-syntax" Error,
    UnknownKey "unknown-key" Error,
    DuplicateKey "duplicate-key" Error,
    WrongType "wrong-type" Error,
    MissingKey "missing-key" Error,
    EmptyValue "empty-value" Error,
    InvalidValue "invalid-value" Error,

    // The configuration.
    SettingsMissing "settings-missing" Error,
    DuplicateName "duplicate-name" Error,
    InvalidKey "invalid-key" Error,
    ReservedKey "reserved-key" Error,
    ColumnMissing "column-missing" Error,
    ThemeMissing "theme-missing" Error,
    ThemeLoop "theme-loop" Error,
    ColourUnquoted "colour-unquoted" Error,
    ContrastLow "contrast-low" Warning,
    AssetMissing "asset-missing" Error,
    ThemeFileUnused "theme-file-unused" Warning,
    CopyOutdated "copy-outdated" Warning,
    TemplateError "template-error" Error,
    TemplateUnknown "template-unknown" Error,
    StringMissing "string-missing" Error,
    StringUnused "string-unused" Warning,
    StringPlaceUnknown "string-place-unknown" Error,
    StringPlaceMissing "string-place-missing" Warning,

    // Goals.
    NumberInvalid "number-invalid" Error,
    NumberDuplicate "number-duplicate" Error,
    CategoryUnknown "category-unknown" Error,
    SectionUnknown "section-unknown" Error,
    DeadlineUnknown "deadline-unknown" Error,
    DeadlineOutside "deadline-outside" Warning,
    DateInvalid "date-invalid" Error,
    HeadingMissing "heading-missing" Error,
    HeadingDuplicate "heading-duplicate" Error,
    HeadingUnknown "heading-unknown" Error,
    TextBeforeHeading "text-before-heading" Error,
    ColumnEmpty "column-empty" Error,
    EncodingUnsupported "encoding-unsupported" Error,

    // Text and links.
    EmptyItem "empty-item" Error,
    RawHtml "raw-html" Warning,
    UnsafeLink "unsafe-link" Error,
    ImageWithoutAlternative "image-without-alternative" Warning,
    FootnoteUndefined "footnote-undefined" Warning,
    FootnoteUnused "footnote-unused" Warning,
    LinkWithoutWords "link-without-words" Warning,
    HeadingAttribute "heading-attribute" Warning,
    BrokenLink "broken-link" Error,
    LinkToWithheld "link-to-withheld" Error,
    MissingImage "missing-image" Error,

    // Rendered pages: what WCAG 2.2 fails is an error, what it advises a warning.
    PageLanguageMissing "page-language-missing" Error,
    PageLanguageUnknown "page-language-unknown" Error,
    PageLanguageOther "page-language-other" Warning,
    PartLanguageUnknown "part-language-unknown" Error,
    PageTitleMissing "page-title-missing" Error,
    PageTitleDuplicate "page-title-duplicate" Warning,
    ZoomForbidden "zoom-forbidden" Error,
    RefreshDelayed "refresh-delayed" Error,
    HeadingFirstMissing "heading-first-missing" Warning,
    HeadingFirstSeveral "heading-first-several" Warning,
    HeadingLevelSkipped "heading-level-skipped" Warning,
    HeadingBlank "heading-blank" Error,
    MainMissing "main-missing" Warning,
    MainSeveral "main-several" Warning,
    LandmarkNameMissing "landmark-name-missing" Warning,
    SkipLinkMissing "skip-link-missing" Error,
    SkipLinkBroken "skip-link-broken" Error,
    AlternativeMissing "alternative-missing" Error,
    LinkNameMissing "link-name-missing" Error,
    ButtonNameMissing "button-name-missing" Error,
    FieldLabelMissing "field-label-missing" Error,
    TableNameMissing "table-name-missing" Warning,
    TableHeadsMissing "table-heads-missing" Error,
    TableScopeMissing "table-scope-missing" Warning,
    TableHeadsUnknown "table-heads-unknown" Error,
    IdDuplicate "id-duplicate" Error,
    ReferenceBroken "reference-broken" Error,
    FragmentBroken "fragment-broken" Warning,
    FrameTitleMissing "frame-title-missing" Error,
    SoundUnasked "sound-unasked" Error,
    MotionUnstoppable "motion-unstoppable" Error,
    MediaControlsMissing "media-controls-missing" Error,
    TabOrderForced "tab-order-forced" Warning,
    AccessKeyDuplicate "access-key-duplicate" Warning,
    PolicyBlocks "policy-blocks" Warning,
    AddressMissing "address-missing" Error,
}
