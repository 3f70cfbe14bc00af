//! Strings, names and ids.

use std::fmt::Debug;
use std::str::FromStr;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Words that occur in the vendors' payloads.
const WORDS: &[&str] = &[
    "Negociação",
    "Orçamento",
    "São Paulo",
    "Florianópolis",
    "Indicação",
    "Reunião",
    "Páscoa 2025",
    "ligação",
    "proposta",
    "energia solar",
    "8.06 kWp",
    "Açaí & Cia.",
    "Funil Padrão",
    "à vista",
    "2ª via",
    "R$ 1.234,56",
    "pós-venda",
    "CIF  ",
    "Pesquisa no Google",
    "FormulÃ¡rio Site",
];

/// Strings that expose bugs in parsers and serializers.
const ODD: &[&str] = &[
    "",
    "\"aspas\"",
    "c:\\\\dir\\n",
    "linha 1\nlinha 2\r\n\tfim",
    "emoji 😀🇧🇷",
    "\u{0}\u{1f}",
    "\u{2028}\u{2029}",
    "e\u{301}",
    "</script>",
    "\u{feff}bom",
    "null",
    "\\N",
    "{}",
    "[]",
    "\u{10ffff}",
];

const GIVEN: &[&str] = &["Ana", "João", "Conceição", "Luís", "Maria Flor", "Zé", "Ângela", "Otávio"];
const FAMILY: &[&str] =
    &["Exemplo", "da Silva Fictícia", "Modelo", "de Amostra", "Teste", "d'Ávila Inventada"];

/// Free text.
pub(super) fn text() -> BoxedStrategy<String> {
    let phrase = vec(select(WORDS), 1..4).prop_map(|words| words.join(" "));
    prop_oneof![12 => phrase, 2 => select(ODD).prop_map(str::to_owned), 1 => vec(any::<char>(), 0..12).prop_map(String::from_iter)]
        .boxed()
}

/// Names of invented people.
pub(super) fn person() -> BoxedStrategy<String> {
    (select(GIVEN), select(FAMILY)).prop_map(|(given, family)| format!("{given} {family}")).boxed()
}

/// Invented e-mail addresses, all at example domains.
pub(super) fn email() -> BoxedStrategy<String> {
    let domain = select(&["example.com", "example.org", "exemplo.example"][..]);
    ("[a-z]{3,8}(\\.[a-z]{3,8})?", domain).prop_map(|(local, domain)| format!("{local}@{domain}")).boxed()
}

/// Invented telephone numbers.
pub(super) fn phone() -> BoxedStrategy<String> {
    prop_oneof!["\\+55[1-9]{2}9[0-9]{8}", "\\([1-9]{2}\\) 9[0-9]{4}-[0-9]{4}", "48 [0-9]{8}"].boxed()
}

/// URLs.
pub(super) fn url() -> BoxedStrategy<String> {
    "https://[a-z]{3,10}\\.example(\\.br)?/[a-z0-9/]{0,12}".boxed()
}

/// Ids: mostly 24 hexadecimal digits, sometimes 23, 26 or 28 as in the documented payloads, sometimes another string.
pub(super) fn id<T>() -> BoxedStrategy<T>
where
    T: FromStr<Err: Debug> + Debug + 'static,
{
    let hex = prop_oneof![12 => "[0-9a-f]{24}", 1 => "[0-9a-f]{23}|[0-9a-f]{26}|[0-9a-f]{28}", 1 => "[A-Za-z0-9 /\"é_-]{1,9}"];
    hex.prop_filter_map("not an id", |text| text.parse().ok()).boxed()
}

/// UUIDs; one in thirteen lacks a digit, as in one documented payload.
pub(super) fn uuid<T>() -> BoxedStrategy<T>
where
    T: FromStr<Err: Debug> + Debug + 'static,
{
    let well_formed = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
    let cut = "[0-9a-f]{7}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
    prop_oneof![12 => well_formed, 1 => cut].prop_filter_map("not an id", |text| text.parse().ok()).boxed()
}

/// Enum values; one in ten is undocumented.
pub(super) fn enum_value<T>(listed: &'static [&'static str]) -> BoxedStrategy<T>
where
    T: for<'a> From<&'a str> + Debug + 'static,
{
    prop_oneof![9 => select(listed).prop_map(str::to_owned), 1 => "[a-zA-Z_]{2,12}"]
        .prop_map(|value| T::from(&value))
        .boxed()
}
