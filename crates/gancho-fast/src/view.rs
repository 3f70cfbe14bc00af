//! The macro that declares views.
//!
//! It generates the struct, its parser, its conversion and its columns. The conversion constructs core's struct field by
//! field, so a forgotten field is a compile error.
//!
//! **Predicted keys.** The vendors send fields in a fixed order without white space. The in-order parser compares the
//! next bytes with `,"name":` in one step, field after field, in code without a loop. An absent optional field costs
//! one comparison. At the first mismatch, the out-of-order parser takes over. It looks the key up in a table built at
//! compile time (see [`names`](crate::names)), and predicts the next keys while fields follow the vendor order
//! without white space.
//!
//! A single loop for both was tried first. The compiler then kept its fields on the stack because of the jump back.
//! Small deliveries took a third longer (138 ns instead of 101), and the mix of all events took a fifth longer.

/// Declares a view of an object.
macro_rules! view {
    (
        $(#[$doc:meta])*
        $view:ident $(<$of:ident>)? of $owned:path {
            $first:ident: $first_type:ty = $first_name:literal,
            $($field:ident: $type:ty = $name:literal,)*
        }
        $(own $own:ident if $is_own:expr)?
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct $view<'a $(, $of)?> {
            #[doc = concat!("The field `", $first_name, "`.")]
            pub $first: $first_type,
            $(
                #[doc = concat!("The field `", $name, "`.")]
                pub $field: $type,
            )*
            $(
                /// The fields of the sender.
                pub $own: $crate::FieldsView<'a>,
            )?
        }

        impl<'a $(, $of: $crate::ToCore)?> $view<'a $(, $of)?> {
            /// Converts to the type of core.
            pub fn to_core(self) -> $owned {
                type Parts<'a $(, $of)?> = <$owned as gancho_core::checked::FromParts>::Parts;
                // A field of core's struct that is missing here is a compile error.
                gancho_core::checked::FromParts::from_parts(Parts::<'a $(, $of)?> {
                    $first: $crate::ToCore::to_core(self.$first),
                    $($field: $crate::ToCore::to_core(self.$field),)*
                    $($own: self.$own.to_core(),)?
                })
            }
        }

        $crate::view::to_core!($view => $owned, $($of)?);

        $crate::columns::object! {
            $view $(<$of>)? {
                $first: $first_type = $first_name, $($field: $type = $name,)* $($own: $crate::FieldsView<'a> = stringify!($own),)?
            }
        }

        const _: () = {
        use $crate::context::Context;
        use $crate::field::Next;
        use $crate::names::Names;
        use $crate::rest::{Read, Rejected, Rest};
        use $crate::value::Value;

        /// The fields, each a bit in the set of parsed fields.
        #[allow(non_camel_case_types, reason = "named after the fields")]
        #[derive(Clone, Copy, PartialEq)]
        enum Place { $first, $($field,)* }

        const NAMES: Names = Names::new(&[$first_name, $($name),*]);

        #[allow(private_bounds, reason = "nothing in it is public")]
        impl<'a $(, $of: Value<'a>)?> $view<'a $(, $of)?> {
            /// Which fields were parsed, given that all required ones before `from` were.
            fn seen(&self, from: u32) -> u32 {
                let is_there = |place: Place, is_optional: bool, is_absent: bool| {
                    let is_there = if is_optional { !is_absent } else { (place as u32) < from };
                    u32::from(is_there) << place as u32
                };
                is_there(Place::$first, <$first_type>::OPTIONAL, self.$first.is_absent())
                    $(| is_there(Place::$field, <$type>::OPTIONAL, self.$field.is_absent()))*
            }

            /// The fields that may be absent, and the bits of the absent ones.
            const NOT_REQUIRED: u32 = !((!<$first_type as Value<'a>>::OPTIONAL as u32) << Place::$first as u32
                $(| (!<$type as Value<'a>>::OPTIONAL as u32) << Place::$field as u32)*);

            /// Parses the remaining fields, of which the next was not predicted: it is not the required field at
            /// `from`, before which all required fields were parsed.
            #[inline(never)]
            #[allow(unused_mut, unused_variables, unused_assignments, reason = "with a single field, none is predicted")]
            fn any_order(
                &mut self,
                rest: Rest<'a>,
                cx: &Context<'a>,
                from: u32,
            ) -> Result<Rest<'a>, Rejected> {
                let mut seen = self.seen(from);
                // The position after the last parsed field, and whether there is an order to predict from.
                let (mut from, mut in_order) = (32 - seen.leading_zeros(), cx.is_in_order());
                $(let mut $own = bumpalo::collections::Vec::new_in(cx.arena.bump());)?
                let mut next =
                    if seen == 0 { $crate::field::first(rest) } else { $crate::field::next(rest)? };
                while let Next::Key(start) = next {
                    let (key, after) = $crate::field::key(start, cx)?;
                    let mut rest;
                    if let Some(place) = NAMES.find(key) {
                        if seen & 1 << place != 0 {
                            return Err(Rejected);
                        }
                        seen |= 1 << place;
                        // The compiler generates a jump table.
                        let filled = if place == Place::$first as u32 {
                            $crate::value::fill_out_of_line(&mut self.$first, after, cx)
                        } $(else if place == Place::$field as u32 {
                            $crate::value::fill_out_of_line(&mut self.$field, after, cx)
                        })* else {
                            Err(Rejected)
                        };
                        rest = cx.noting(place as usize, filled)?;
                        if in_order {
                            if place < from {
                                in_order = false;
                                cx.note_disorder();
                            }
                            from = place + 1;
                        }
                    }
                    $(else if $is_own(key.name) {
                        cx.mark(key.name);
                        let number = $crate::field::unnamed(after);
                        let (value, after) = cx.noting(number, $crate::FreeView::read(after, cx))?;
                        $own.push((key.name, value));
                        rest = after;
                    })?
                    else {
                        rest = $crate::field::unknown(key.name, after, cx)?;
                    }
                    if in_order && rest.after(",\"").is_some() {
                        $(
                            if from <= Place::$field as u32
                                && let Some(after) = rest.after(concat!(",\"", $name, "\":"))
                            {
                                // It follows all fields that were parsed, so it was not parsed yet.
                                let filled = $crate::value::fill_out_of_line(&mut self.$field, after.token(), cx);
                                rest = cx.noting(Place::$field as usize, filled)?;
                                seen |= 1 << Place::$field as u32;
                                from = Place::$field as u32 + 1;
                            }
                        )*
                    }
                    next = $crate::field::next(rest)?;
                }
                $(self.$own = $crate::FieldsView::new($own.into_bump_slice());)?
                cx.leave();
                match next {
                    Next::End(after) if seen | Self::NOT_REQUIRED == u32::MAX => Ok(after),
                    _ => Err(Rejected),
                }
            }
        }

        impl<'a $(, $of: Value<'a>)?> Value<'a> for $view<'a $(, $of)?> {
            const BLANK: Self = Self {
                $first: <$first_type>::BLANK,
                $($field: <$type>::BLANK,)*
                $($own: $crate::FieldsView::NONE,)?
            };

            const LARGE: bool = true;

            const MAY_BE_BLANK: bool = Self::NOT_REQUIRED == u32::MAX;

            const OPENS: u8 = b'{';

            const EMPTY: gancho_core::EmptyForm = gancho_core::EmptyForm::Object;

            fn read(rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, Self> {
                let mut view = Self::BLANK;
                let after = view.fill(rest, cx)?;
                Ok((view, after))
            }

            #[inline]
            fn fill(&mut self, rest: Rest<'a>, cx: &Context<'a>) -> Result<Rest<'a>, Rejected> {
                let Some(after) = rest.after(concat!("{\"", $first_name, "\":")) else {
                    let Some(inside) = rest.after("{") else {
                        return $crate::value::fill_spaced(self, rest, cx);
                    };
                    cx.enter();
                    return self.any_order(inside, cx, 0);
                };
                cx.enter();
                #[allow(unused_mut, reason = "an object with a single field ends here")]
                let mut rest = cx.noting(Place::$first as usize, self.$first.fill(after, cx))?;
                $(
                    if <$type>::IS_QUOTED && let Some(inside) = rest.after(concat!(",\"", $name, "\":\"")) {
                        rest = cx.noting(Place::$field as usize, self.$field.fill_inside(inside, cx))?;
                    } else if (<$type>::OPTIONAL || !<$type>::IS_QUOTED)
                        && let Some(after) = rest.after(concat!(",\"", $name, "\":"))
                    {
                        rest = cx.noting(Place::$field as usize, self.$field.fill(after, cx))?;
                    } else if !<$type>::OPTIONAL {
                        return self.any_order(rest, cx, Place::$field as u32);
                    }
                )*
                let Some(after) = rest.after("}") else {
                    return self.any_order(rest, cx, u32::MAX);
                };
                cx.leave();
                Ok(after)
            }

            #[inline]
            fn is_blank(&self) -> bool {
                Self::MAY_BE_BLANK && self.seen(0) == 0 $(&& self.$own.is_empty())?
            }

            #[cold]
            fn explain(
                rest: Rest<'a>,
                cx: &Context<'a>,
                fault: $crate::fault::Fault<'a>,
            ) -> Option<gancho_core::Error> {
                if rest.token().byte() != Self::OPENS {
                    return fault.value::<$owned>(rest);
                }
                let model = $crate::fault::Model {
                    names: &NAMES,
                    required: !Self::NOT_REQUIRED,
                    is_own: |_name| false $(|| $is_own(_name))?,
                };
                $crate::fault::object(rest, cx, fault, model, |number, value, fault| {
                    if number == Place::$first as usize {
                        return <$first_type>::explain(value, cx, fault);
                    }
                    $(
                        if number == Place::$field as usize {
                            return <$type>::explain(value, cx, fault);
                        }
                    )*
                    None
                })
            }
        }
        };
    };
}
pub(crate) use view;

/// The conversions of a view.
macro_rules! to_core {
    ($view:ident => $owned:ty,) => {
        $crate::to_core::to_core!($view<'_> => $owned);
    };
    ($view:ident => $owned:ty, $of:ident) => {
        impl<'a, $of: $crate::ToCore> $crate::ToCore for $view<'a, $of> {
            type Core = $owned;

            fn to_core(self) -> $owned {
                $view::to_core(self)
            }
        }
    };
}
pub(crate) use to_core;
