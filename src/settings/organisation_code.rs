//! The code of a local government: 全国地方公共団体コード, as the Ministry of Internal Affairs gives them.

/// A code of six digits, of which the last checks the others (JIS X 0401 and 0402 with a check digit).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OrganisationCode(String);

impl OrganisationCode {
    /// Reads a code of six digits. The error is the code that was probably meant, where its first five digits say so.
    pub fn parse(text: &str) -> Result<Self, Option<String>> {
        let digits = crate::fold::fold(text);
        let numbers: Vec<u32> = digits.chars().filter_map(|digit| digit.to_digit(10)).collect();
        if numbers.len() != digits.chars().count() || !(5..=6).contains(&numbers.len()) {
            return Err(None);
        }
        let whole = format!("{}{}", &digits[..5], check_digit(&numbers));
        if whole == digits { Ok(Self(whole)) } else { Err(Some(whole)) }
    }

    /// Its six digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The first five digits are weighed 6 to 2; the check digit is what their sum lacks to a multiple of 11, its last
/// digit.
fn check_digit(digits: &[u32]) -> u32 {
    let sum: u32 = digits.iter().take(5).zip([6, 5, 4, 3, 2]).map(|(digit, weight)| digit * weight).sum();
    (11 - sum % 11) % 10
}

#[cfg(test)]
mod tests {
    use super::OrganisationCode;

    #[test]
    fn real_codes_pass() {
        // 国分寺市, 東京都, 北海道, 大阪市, 那覇市.
        for code in ["132144", "130001", "010006", "271004", "472018"] {
            assert_eq!(
                OrganisationCode::parse(code).map(|code| code.as_str().to_owned()),
                Ok(code.to_owned())
            );
        }
        assert!(OrganisationCode::parse("１３２１４４").is_ok());
    }

    #[test]
    fn a_slip_is_caught_and_mended() {
        assert_eq!(OrganisationCode::parse("132145"), Err(Some("132144".to_owned())));
        assert_eq!(OrganisationCode::parse("13214"), Err(Some("132144".to_owned())));
        for text in ["", "1321", "1321444", "13214x", "国分寺市", "１３２１４市"] {
            assert_eq!(OrganisationCode::parse(text), Err(None), "{text}");
        }
    }
}
