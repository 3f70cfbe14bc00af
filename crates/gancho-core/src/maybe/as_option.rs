//! The methods of [`Option`], for [`Maybe`].
//!
//! Methods that preserve the form of "none" return a `Maybe`: [`map`](Maybe::map), [`as_ref`](Maybe::as_ref),
//! [`cloned`](Maybe::cloned). Methods that may turn a value into "none" return an `Option`, because there is no form
//! to preserve: [`and_then`](Maybe::and_then), [`filter`](Maybe::filter).

use std::ops::Deref;

use super::Maybe;

impl<T> Maybe<T> {
    /// The value, if there is one.
    pub fn get(&self) -> Option<&T> {
        match self {
            Self::Some(value) => Some(value),
            Self::Absent | Self::Null | Self::Empty => None,
        }
    }

    /// A mutable reference to the value, if there is one.
    pub fn get_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Some(value) => Some(value),
            Self::Absent | Self::Null | Self::Empty => None,
        }
    }

    /// Converts to an [`Option`].
    pub fn into_option(self) -> Option<T> {
        match self {
            Self::Some(value) => Some(value),
            Self::Absent | Self::Null | Self::Empty => None,
        }
    }

    /// Whether there is a value.
    pub fn is_some(&self) -> bool {
        matches!(self, Self::Some(_))
    }

    /// Whether there is no value, in any form.
    pub fn is_none(&self) -> bool {
        !self.is_some()
    }

    /// Whether the field is absent.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether there is a value and it satisfies a predicate.
    pub fn is_some_and(self, holds: impl FnOnce(T) -> bool) -> bool {
        self.into_option().is_some_and(holds)
    }

    /// Whether there is no value, or it satisfies a predicate.
    pub fn is_none_or(self, holds: impl FnOnce(T) -> bool) -> bool {
        self.into_option().is_none_or(holds)
    }

    /// Borrows the value; preserves the form of "none".
    pub fn as_ref(&self) -> Maybe<&T> {
        match self {
            Self::Absent => Maybe::Absent,
            Self::Null => Maybe::Null,
            Self::Empty => Maybe::Empty,
            Self::Some(value) => Maybe::Some(value),
        }
    }

    /// Borrows the value mutably; preserves the form of "none".
    pub fn as_mut(&mut self) -> Maybe<&mut T> {
        match self {
            Self::Absent => Maybe::Absent,
            Self::Null => Maybe::Null,
            Self::Empty => Maybe::Empty,
            Self::Some(value) => Maybe::Some(value),
        }
    }

    /// Converts the value; preserves the form of "none".
    pub fn map<U>(self, convert: impl FnOnce(T) -> U) -> Maybe<U> {
        match self {
            Self::Absent => Maybe::Absent,
            Self::Null => Maybe::Null,
            Self::Empty => Maybe::Empty,
            Self::Some(value) => Maybe::Some(convert(value)),
        }
    }

    /// Converts the value, or returns a default.
    pub fn map_or<U>(self, default: U, convert: impl FnOnce(T) -> U) -> U {
        self.into_option().map_or(default, convert)
    }

    /// Converts the value, or computes a default.
    pub fn map_or_else<U>(self, default: impl FnOnce() -> U, convert: impl FnOnce(T) -> U) -> U {
        self.into_option().map_or_else(default, convert)
    }

    /// Converts the value to an optional value; the form of "none" is lost.
    ///
    /// If the result is a `Maybe` itself, return its [`get`](Self::get) or `as_deref`.
    ///
    /// ```
    /// use gancho_core::{Maybe, rdstation::crm::Deal};
    ///
    /// fn owner(deal: &Deal) -> Option<&str> {
    ///     deal.user.as_ref().and_then(|user| user.email.as_deref())
    /// }
    /// # let _ = owner;
    /// assert_eq!(Maybe::Some(" 4 ").and_then(|text| text.trim().parse::<u8>().ok()), Some(4));
    /// ```
    pub fn and_then<U>(self, convert: impl FnOnce(T) -> Option<U>) -> Option<U> {
        self.into_option().and_then(convert)
    }

    /// The value, if it satisfies a predicate; the form of "none" is lost.
    pub fn filter(self, holds: impl FnOnce(&T) -> bool) -> Option<T> {
        self.into_option().filter(holds)
    }

    /// The value, or the other value.
    pub fn or(self, other: impl Into<Option<T>>) -> Option<T> {
        self.into_option().or(other.into())
    }

    /// The value, or an error.
    ///
    /// # Errors
    ///
    /// The given error, when there is no value.
    pub fn ok_or<E>(self, error: E) -> Result<T, E> {
        self.into_option().ok_or(error)
    }

    /// The value, or a default.
    pub fn unwrap_or(self, default: T) -> T {
        self.into_option().unwrap_or(default)
    }

    /// The value, or the result of the function.
    pub fn unwrap_or_else(self, default: impl FnOnce() -> T) -> T {
        self.into_option().unwrap_or_else(default)
    }

    /// The value, or the default of its type.
    pub fn unwrap_or_default(self) -> T
    where
        T: Default,
    {
        self.into_option().unwrap_or_default()
    }

    /// Takes the value out, and leaves the field absent.
    #[must_use]
    pub fn take(&mut self) -> Self {
        std::mem::take(self)
    }

    /// The target of `Deref` of the value, such as `&str` of a `String`. An empty string is a value.
    pub fn as_deref(&self) -> Option<&T::Target>
    where
        T: Deref,
    {
        self.get().map(T::deref)
    }

    /// Iterates over the value, if there is one.
    pub fn iter(&self) -> std::option::IntoIter<&T> {
        self.get().into_iter()
    }

    /// Iterates mutably over the value, if there is one.
    pub fn iter_mut(&mut self) -> std::option::IntoIter<&mut T> {
        self.get_mut().into_iter()
    }
}

impl<T> Maybe<&T> {
    /// Copies the value; preserves the form of "none".
    pub fn copied(self) -> Maybe<T>
    where
        T: Copy,
    {
        self.map(|value| *value)
    }

    /// Clones the value; preserves the form of "none".
    pub fn cloned(self) -> Maybe<T>
    where
        T: Clone,
    {
        self.map(T::clone)
    }
}

impl<T> Maybe<Vec<T>> {
    /// The elements; empty when the list is missing.
    pub fn as_slice(&self) -> &[T] {
        self.get().map_or(&[], Vec::as_slice)
    }
}

impl<T> From<T> for Maybe<T> {
    fn from(value: T) -> Self {
        Self::Some(value)
    }
}

/// `None` becomes `null`, the form that all JSON software understands.
impl<T> From<Option<T>> for Maybe<T> {
    fn from(option: Option<T>) -> Self {
        option.map_or(Self::Null, Self::Some)
    }
}

impl<T> From<Maybe<T>> for Option<T> {
    fn from(maybe: Maybe<T>) -> Self {
        maybe.into_option()
    }
}

impl<T> IntoIterator for Maybe<T> {
    type Item = T;
    type IntoIter = std::option::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.into_option().into_iter()
    }
}

impl<'a, T> IntoIterator for &'a Maybe<T> {
    type Item = &'a T;
    type IntoIter = std::option::IntoIter<&'a T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a, T> IntoIterator for &'a mut Maybe<T> {
    type Item = &'a mut T;
    type IntoIter = std::option::IntoIter<&'a mut T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

#[cfg(test)]
mod tests {
    use super::Maybe;

    const FORMS: [Maybe<u8>; 4] = [Maybe::Absent, Maybe::Null, Maybe::Empty, Maybe::Some(7)];

    #[test]
    fn methods_agree_with_option() {
        for maybe in FORMS {
            let option: Option<u8> = maybe.into();
            assert_eq!(maybe.is_some(), option.is_some());
            assert_eq!(maybe.is_none(), option.is_none());
            assert_eq!(maybe.is_some_and(|value| value > 6), option.is_some_and(|value| value > 6));
            assert_eq!(maybe.is_none_or(|value| value > 7), option.is_none_or(|value| value > 7));
            assert_eq!(maybe.map_or(1, |value| value + 1), option.map_or(1, |value| value + 1));
            assert_eq!(maybe.map_or_else(|| 2, |value| value + 1), option.map_or(2, |value| value + 1));
            assert_eq!(
                maybe.and_then(|value| value.checked_sub(8)),
                option.and_then(|value| value.checked_sub(8))
            );
            assert_eq!(maybe.filter(|value| *value == 7), option.filter(|value| *value == 7));
            assert_eq!(maybe.or(9), option.or(Some(9)));
            assert_eq!(maybe.ok_or("none"), option.ok_or("none"));
            assert_eq!(maybe.unwrap_or(3), option.unwrap_or(3));
            assert_eq!(maybe.unwrap_or_else(|| 4), option.unwrap_or(4));
            assert_eq!(maybe.unwrap_or_default(), option.unwrap_or_default());
            assert_eq!(maybe.iter().collect::<Vec<_>>(), option.iter().collect::<Vec<_>>());
            assert_eq!(maybe.into_iter().collect::<Vec<_>>(), option.into_iter().collect::<Vec<_>>());
            assert_eq!(maybe.as_ref().copied(), maybe);
            assert_eq!(maybe.as_ref().cloned(), maybe);
        }
    }

    #[test]
    fn values_can_be_changed_in_place() {
        for mut maybe in FORMS {
            let before = maybe;
            for value in &mut maybe {
                *value += 1;
            }
            assert_eq!(maybe, before.map(|value| value + 1));
            if let Some(value) = maybe.as_mut().into_option() {
                *value += 1;
            }
            assert_eq!(maybe, before.map(|value| value + 2));
            assert_eq!(maybe.take(), before.map(|value| value + 2));
            assert_eq!(maybe, Maybe::Absent);
        }
    }

    #[test]
    fn values_and_options_become_maybes() {
        assert_eq!(Maybe::from(7), Maybe::Some(7));
        assert_eq!(Maybe::<u8>::from(None), Maybe::Null);
        assert_eq!(Maybe::from(Some(7)).get(), Some(&7));
        let text: Maybe<String> = Maybe::Some("text".into());
        assert_eq!(text.as_deref(), Some("text"));
    }
}
