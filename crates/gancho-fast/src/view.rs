//! The macro that declares views.
//!
//! It generates the struct, its parser, its conversion and its columns. The conversion constructs core's struct field
//! by field, so a forgotten field is a compile error.
//!
//! **Predicted keys.** The vendors send fields in a fixed order without white space. The in-order parser compares the
//! next bytes with `,"name":` in one step, field after field, in code without a loop. An absent optional field costs
//! one or two comparisons. If a required field or the closing bracket is not next, the out-of-order parser takes over.
//! It looks the key up in a table built at compile time (see [`names`](crate::names)), and predicts the next keys from
//! earlier bodies of the same sender (see [`order`](crate::order)).
//!
//! A single loop for both parsers was tried first. Because of the backward jump, the compiler then kept the state of
//! the loop on the stack. Small deliveries took a third longer (138 ns instead of 101), and the mix of all events took
//! a fifth longer.

/// Declares a view of an object.
macro_rules! view {
    (
        $(#[$doc:meta])*
        $view:ident $(<$of:ident>)? of $owned:path {
            $first:ident: $first_type:ty = $first_name:literal,
            $($field:ident: $type:ty = $name:literal,)*
        }
        $(free $free:ident if $is_free:expr)?
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
                /// The free-form fields, whose names the vendor's users choose.
                pub $free: $crate::FieldsView<'a>,
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
                    $($free: self.$free.to_core(),)?
                })
            }
        }

        $crate::view::to_core!($view => $owned, $($of)?);

        $crate::columns::object! {
            $view $(<$of>)? {
                $first: $first_type = $first_name, $($field: $type = $name,)* $($free: $crate::FieldsView<'a> = stringify!($free),)?
            }
        }

        const _: () = {
        use $crate::context::Context;
        use $crate::names::Names;
        use $crate::order::Order;
        use $crate::rest::{Read, Rejected, Rest};
        use $crate::sender::Spaces;
        use $crate::value::Value;
        use $crate::walk::{Field, Walk};

        /// The fields, each a bit in the set of parsed fields.
        #[allow(non_camel_case_types, reason = "named after the fields")]
        #[derive(Clone, Copy, PartialEq)]
        enum Place { $first, $($field,)* }

        static NAMES: Names = Names::new(&[$first_name, $($name),*]);

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

            /// All bits except those of the required fields.
            const NOT_REQUIRED: u32 = !((!<$first_type as Value<'a>>::OPTIONAL as u32) << Place::$first as u32
                $(| (!<$type as Value<'a>>::OPTIONAL as u32) << Place::$field as u32)*);

            /// Parses the fields in vendor order.
            #[inline(always)]
            fn fill_fields(&mut self, rest: Rest<'a>, cx: &Context<'a>) -> Result<Rest<'a>, Rejected> {
                #[allow(unused_mut, reason = "an object with a single field ends here")]
                let mut rest = if <$first_type>::IS_QUOTED
                    && let Some(inside) = rest.after(concat!("{\"", $first_name, "\":\""))
                {
                    cx.enter();
                    cx.note_failure(Place::$first as usize, self.$first.fill_inside(inside, cx))?
                } else if (<$first_type>::OPTIONAL || !<$first_type>::IS_QUOTED)
                    && let Some(after) = rest.after(concat!("{\"", $first_name, "\":"))
                    && after.byte() > b' '
                {
                    cx.enter();
                    cx.note_failure(Place::$first as usize, self.$first.fill(after, cx))?
                } else {
                    let Some(inside) = rest.after("{") else {
                        return $crate::value::fill_spaced(self, rest, cx);
                    };
                    cx.enter();
                    return self.any_order(inside, cx, 0, true);
                };
                $(
                    if <$type>::IS_QUOTED && let Some(inside) = rest.after(concat!(",\"", $name, "\":\"")) {
                        rest = cx.note_failure(Place::$field as usize, self.$field.fill_inside(inside, cx))?;
                    } else if (<$type>::OPTIONAL || !<$type>::IS_QUOTED)
                        && let Some(after) = rest.after(concat!(",\"", $name, "\":"))
                    {
                        rest = cx.note_failure(Place::$field as usize, self.$field.fill(after, cx))?;
                    } else if !<$type>::OPTIONAL {
                        return self.resume(rest, cx, Place::$field as u32);
                    }
                )*
                let Some(after) = rest.after("}") else {
                    return self.resume(rest, cx, u32::MAX);
                };
                cx.leave();
                Ok(after)
            }

            /// Parses the remaining fields when the required field at `from` is not next; if `from` is `u32::MAX`, when
            /// the closing bracket is not next. All required fields before `from` were parsed.
            #[inline(never)]
            fn resume(&mut self, rest: Rest<'a>, cx: &Context<'a>, from: u32) -> Result<Rest<'a>, Rejected> {
                let seen = self.seen(from);
                // Predictions start at once if only the first field was parsed: a sender with an order of its own may
                // write that field first, as the vendor does.
                self.any_order(rest, cx, seen, seen == 1)
            }

            /// Parses the remaining fields. In `seen`, the bits of the parsed fields are set. The next key is predicted
            /// if `predicts` is true; otherwise it is looked up, and predictions start after it.
            #[inline(never)]
            fn any_order(
                &mut self,
                mut rest: Rest<'a>,
                cx: &Context<'a>,
                seen: u32,
                mut predicts: bool,
            ) -> Result<Rest<'a>, Rejected> {
                let mut walk = Walk::new(cx.order(NAMES.number()), seen);
                $(let mut $free = bumpalo::collections::Vec::new_in(cx.arena.bump());)?
                let after = loop {
                    match walk.order {
                        Some((order, Spaces::Single)) if predicts => {
                            rest = self.predicted::<true>(rest, cx, &mut walk, order, Spaces::Single)?;
                        }
                        Some((order, spaces)) if predicts => {
                            rest = self.predicted::<false>(rest, cx, &mut walk, order, spaces)?;
                        }
                        _ => predicts = true,
                    }
                    match walk.look_up(&NAMES, rest, cx)? {
                        Field::Known(place, value) => {
                            // The compiler turns this into a jump table.
                            let filled = if place == Place::$first as u32 {
                                $crate::value::fill_out_of_line(&mut self.$first, value, cx)
                            } $(else if place == Place::$field as u32 {
                                $crate::value::fill_out_of_line(&mut self.$field, value, cx)
                            })* else {
                                Err(Rejected)
                            };
                            rest = cx.note_failure(place as usize, filled)?;
                        }
                        $(Field::Other(name, value) if $is_free(name) => {
                            cx.note_skipped(name);
                            let number = $crate::field::unknown_number(value);
                            let (value, after) = cx.note_failure(number, $crate::FreeView::read(value, cx))?;
                            $free.push((name, value));
                            $crate::value::reserve(&mut $free, after, cx);
                            rest = after;
                        })?
                        Field::Other(name, value) => rest = $crate::field::unknown(name, value, cx)?,
                        Field::End(after) => break after,
                    }
                };
                $(self.$free = $crate::FieldsView::new($free.into_bump_slice());)?
                cx.leave();
                if walk.seen | Self::NOT_REQUIRED == u32::MAX { Ok(after) } else { Err(Rejected) }
            }

            /// Parses fields as long as each field follows the same field as in the sender's last body.
            ///
            /// If separators have single spaces, the text between two fields is compared in one step.
            #[inline(never)]
            fn predicted<const SINGLE: bool>(
                &mut self,
                mut rest: Rest<'a>,
                cx: &Context<'a>,
                walk: &mut Walk<'a>,
                order: &Order,
                spaces: Spaces,
            ) -> Result<Rest<'a>, Rejected> {
                let (mut seen, mut last) = (walk.seen, walk.last);
                let mut next = order.after(last);
                if walk.is_first {
                    let Some(start) = spaces.after_bracket(rest, cx.depth()) else { return Ok(rest) };
                    rest = start;
                }
                let mut is_first = walk.is_first;
                loop {
                    let start = if is_first {
                        rest
                    } else if SINGLE {
                        let Some(start) = rest.after(", ") else { break };
                        start
                    } else {
                        let Some(start) = spaces.after_comma(rest, cx.depth()) else { break };
                        start
                    };
                    // The compiler turns this into a jump table.
                    if next == Place::$first as u32 {
                        let value = if SINGLE {
                            start.after(concat!("\"", $first_name, "\": "))
                        } else {
                            start.after(concat!("\"", $first_name, "\":"))
                        };
                        let Some(value) = value.filter(|_| seen & 1 << Place::$first as u32 == 0) else { break };
                        let value = if SINGLE { value } else { spaces.after_colon(value) };
                        seen |= 1 << Place::$first as u32;
                        rest = cx.note_failure(Place::$first as usize, self.$first.fill(value, cx))?;
                        last = Place::$first as u32 + 1;
                        next = order.after(Place::$first as u32 + 1);
                    } $(else if next == Place::$field as u32 {
                        let value = if SINGLE {
                            start.after(concat!("\"", $name, "\": "))
                        } else {
                            start.after(concat!("\"", $name, "\":"))
                        };
                        let Some(value) = value.filter(|_| seen & 1 << Place::$field as u32 == 0) else { break };
                        let value = if SINGLE { value } else { spaces.after_colon(value) };
                        seen |= 1 << Place::$field as u32;
                        rest = cx.note_failure(Place::$field as usize, self.$field.fill(value, cx))?;
                        last = Place::$field as u32 + 1;
                        next = order.after(Place::$field as u32 + 1);
                    })* else {
                        break;
                    }
                    is_first = false;
                }
                (walk.seen, walk.last, walk.is_first) = (seen, last, is_first);
                Ok(rest)
            }
        }

        impl<'a $(, $of: Value<'a>)?> Value<'a> for $view<'a $(, $of)?> {
            const BLANK: Self = Self {
                $first: <$first_type>::BLANK,
                $($field: <$type>::BLANK,)*
                $($free: $crate::FieldsView::NONE,)?
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
                cx.note_start(rest.len(), self.fill_fields(rest, cx))
            }

            #[inline]
            fn is_blank(&self) -> bool {
                Self::MAY_BE_BLANK && self.seen(0) == 0 $(&& self.$free.is_empty())?
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
                    is_free: |_name| false $(|| $is_free(_name))?,
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
