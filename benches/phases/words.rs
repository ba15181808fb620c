//! The words that the benchmarks' goals are made of. The city does not exist.

pub(crate) const CATEGORIES: [(&str, &str); 5] = [
    ("mayor", "市長特命"),
    ("vision", "総合ビジョン"),
    ("policy-speech", "施政方針"),
    ("reform", "行政改革"),
    ("other", "その他"),
];

pub(crate) const DEPARTMENTS: [(&str, &str); 15] = [
    ("policy", "政策部"),
    ("general", "総務部"),
    ("finance", "財政部"),
    ("tax", "税務部"),
    ("citizens", "市民部"),
    ("welfare", "福祉部"),
    ("children", "子ども家庭部"),
    ("health", "健康部"),
    ("environment", "環境部"),
    ("commerce", "商工観光部"),
    ("construction", "建設部"),
    ("planning", "都市計画部"),
    ("water", "水道部"),
    ("education", "教育部"),
    ("fire", "消防部"),
];

pub(crate) const SECTIONS: [(&str, &str); 7] = [
    ("management", "管理課"),
    ("planning", "企画課"),
    ("projects", "事業課"),
    ("support", "支援課"),
    ("facilities", "施設課"),
    ("coordination", "調整課"),
    ("digital", "デジタル推進室"),
];

pub(crate) const SUBJECTS: [(&str, &str); 16] = [
    ("booking", "公共施設予約システム"),
    ("library", "図書館の貸出サービス"),
    ("bus", "コミュニティバス"),
    ("shelter", "指定避難所"),
    ("nursery", "保育園の入園手続"),
    ("park", "街区公園"),
    ("records", "公文書の管理"),
    ("school", "学校給食"),
    ("water-pipe", "老朽化した配水管"),
    ("recycling", "資源ごみの分別収集"),
    ("checkup", "がん検診"),
    ("festival", "市民まつり"),
    ("counter", "窓口の案内"),
    ("bicycle", "駅前の自転車駐車場"),
    ("archive", "歴史資料の保存"),
    ("volunteer", "地域の見守り活動"),
];

pub(crate) const AIMS: [&str; 8] = [
    "のリニューアル",
    "の充実",
    "の見直し",
    "の再編",
    "の効率化",
    "の周知",
    "の安全確保",
    "に係る計画の策定",
];

pub(crate) const DEADLINES: [&str; 12] = [
    "年度末",
    "年度末",
    "上半期",
    "第3四半期",
    "１２月",
    "9月",
    "6月上旬",
    "年内",
    "通年",
    "随時",
    "10月末",
    "２月",
];

pub(crate) const REASONS: [&str; 8] = [
    "利用者から寄せられた意見を整理したうえで、",
    "前の年度に行った調査の結果に基づき、",
    "関係する課と役割を分担しながら、",
    "国の指針が改められたことを受けて、",
    "高齢の方にも分かりやすいように、",
    "費用と効果の両面から検討を加え、",
    "地域の団体や学校の協力を得て、",
    "災害が起きたときにも続けられるように、",
];

pub(crate) const OBJECTS: [&str; 8] = [
    "受付から完了までにかかる日数を",
    "手続を電子申請で済ませた人の割合を",
    "説明会や講座に参加した人の数を",
    "点検を終えた設備の割合を",
    "問い合わせに即日で回答した割合を",
    "市内の全地区で同じ水準のサービスを",
    "職員が手作業で行っている事務の時間を",
    "市のホームページに掲載する情報を",
];

pub(crate) const LEVELS: [&str; 6] = [
    "前の年度より{}パーセント改善している。",
    "{}日以内に収めている。",
    "年度内に{}件以上まで増やしている。",
    "目標の**{}パーセント**まで引き上げている。",
    "市内{}か所で利用できるようになっている。",
    "延べ{}人に届けている。",
];

pub(crate) const METHODS: [&str; 6] = [
    "検討する会議を年に{}回開き、結果を公表する。",
    "{}か所で試行し、課題を洗い出してから全体に広げる。",
    "**{}月号の市報**とホームページで周知する。",
    "{}社から見積りを取り、仕様を固める。",
    "担当する職員{}人が研修を受け、手順書にまとめる。",
    "半期ごとに進み具合を{}項目で確かめ、翌月に見直す。",
];
