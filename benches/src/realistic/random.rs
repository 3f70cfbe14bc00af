//! Varying values, the same in every run.

use super::tree::Tree;

const WORDS: &[&str] = &[
    "Negociação",
    "Orçamento",
    "São Paulo",
    "Florianópolis",
    "Indicação",
    "Reunião",
    "Páscoa 2025",
    "Proposta",
    "energia solar",
    "8.06 kWp",
    "Açaí & Cia.",
    "Funil Padrão",
    "à vista",
    "Cliente",
    "Consultoria",
    "pós-venda",
    "Redes Sociais",
    "Pesquisa no Google",
    "Evento",
    "Renovação",
    "Contrato anual",
    "Suporte",
    "Implantação",
];

const PERSONS: &[&str] = &[
    "Ana Exemplo",
    "João da Silva",
    "Conceição Modelo",
    "Luís Teste",
    "Maria Flor",
    "Zé Amostra",
    "Ângela Souza",
];

/// An RNG: splitmix64.
pub(super) struct Random(pub(super) u64);

impl Random {
    pub(super) fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % limit.max(1)
    }

    pub(super) fn index(&mut self, limit: usize) -> usize {
        usize::try_from(self.below(limit as u64)).unwrap_or_default()
    }

    pub(super) fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        let index = self.index(of.len());
        of.get(index).copied().unwrap_or_default()
    }

    pub(super) fn words(&mut self) -> String {
        let count = 1 + self.index(3);
        (0..count).map(|_| self.pick(WORDS)).collect::<Vec<_>>().join(" ")
    }

    pub(super) fn text(&mut self) -> Tree {
        Tree::Text(self.words())
    }

    pub(super) fn person(&mut self) -> Tree {
        Tree::Text(self.pick(PERSONS).to_owned())
    }

    pub(super) fn email(&mut self) -> Tree {
        Tree::Text(format!("pessoa{}@example.com", self.below(100_000)))
    }

    pub(super) fn phone(&mut self) -> Tree {
        Tree::Text(format!("+55489{:08}", self.below(100_000_000)))
    }

    pub(super) fn id(&mut self) -> Tree {
        Tree::Text(format!("{:08x}{:016x}", self.below(1 << 32), self.below(u64::MAX)))
    }

    pub(super) fn uuid(&mut self) -> Tree {
        let (a, b, c) = (self.below(1 << 32), self.below(1 << 16), self.below(1 << 12));
        Tree::Text(format!(
            "{a:08x}-{b:04x}-4{c:03x}-8{:03x}-{:012x}",
            self.below(1 << 12),
            self.below(1 << 48)
        ))
    }

    fn day(&mut self) -> String {
        format!("{}-{:02}-{:02}", 2022 + self.below(4), 1 + self.below(12), 1 + self.below(28))
    }

    fn clock(&mut self) -> String {
        format!("{:02}:{:02}:{:02}", self.below(24), self.below(60), self.below(60))
    }

    pub(super) fn date(&mut self) -> Tree {
        Tree::Text(self.day())
    }

    pub(super) fn timestamp(&mut self) -> Tree {
        Tree::Text(format!("{}T{}.{:03}-03:00", self.day(), self.clock(), self.below(1000)))
    }

    pub(super) fn whole_second(&mut self) -> Tree {
        Tree::Text(format!("{}T{}.000Z", self.day(), self.clock()))
    }

    pub(super) fn ticks(&mut self) -> Tree {
        Tree::Text(format!("{}T{}.{:07}Z", self.day(), self.clock(), self.below(10_000_000)))
    }

    pub(super) fn amount(&mut self) -> Tree {
        let cents = if self.below(3) == 0 { 0 } else { self.below(10_000_000) };
        Tree::Raw(if cents % 100 % 10 == 0 {
            format!("{}.{}", cents / 100, cents % 100 / 10)
        } else {
            format!("{}.{:02}", cents / 100, cents % 100)
        })
    }

    pub(super) fn whole(&mut self, limit: u64) -> Tree {
        Tree::Raw(self.below(limit).to_string())
    }

    pub(super) fn bool(&mut self) -> Tree {
        Tree::Raw((self.below(2) == 0).to_string())
    }

    /// The value in this many of ten cases, otherwise "none".
    pub(super) fn or(&mut self, in_ten: u64, value: impl FnOnce(&mut Self) -> Tree, none: &str) -> Tree {
        if self.below(10) < in_ten { value(self) } else { Tree::Raw(none.to_owned()) }
    }

    pub(super) fn list(&mut self, limit: usize, element: impl Fn(&mut Self) -> Tree) -> Tree {
        let count = self.index(limit + 1);
        Tree::Array((0..count).map(|_| element(self)).collect())
    }
}
