//! One declaration for each view.
//!
//! It gives the struct, its reading and its conversion. Core's struct is built member by member, so a member that is
//! forgotten here does not compile.
//!
//! **Predicted keys.** The vendors send members in a fixed order without white space, so the next bytes are compared
//! with `,"name":` as one piece, member after member in that order, in code without a loop. An optional member that is
//! left out costs one comparison. At the first miss what was read goes to a second piece of code, which looks the key
//! up by name and predicts on behind the member it found. An object in which four keys in a row were not predicted is
//! in no known order, and is read by looking up alone.
//!
//! One loop for both was tried first: its members were kept on the stack for the sake of the jump back, and small
//! deliveries took a third longer (138 ns for 101), the mix of all a fifth.

/// Declares a view of an object.
macro_rules! view {
    (
        $(#[$doc:meta])*
        $view:ident $(<$of:ident>)? of $owned:path {
            $first:ident: $first_type:ty = $first_name:literal,
            $($member:ident: $type:ty = $name:literal,)*
        }
        $(own $own:ident if $is_own:expr)?
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct $view<'a $(, $of)?> {
            #[doc = concat!("The member `", $first_name, "`.")]
            pub $first: $first_type,
            $(
                #[doc = concat!("The member `", $name, "`.")]
                pub $member: $type,
            )*
            $(
                /// The sender's own members.
                pub $own: $crate::FieldsView<'a>,
            )?
        }

        #[allow(private_bounds, private_interfaces, reason = "the trait of what can stand in a view is sealed")]
        impl<'a $(, $of: $crate::value::Value<'a>)?> $view<'a $(, $of)?> {
            /// The same value as core's type.
            pub fn to_owned(&self) -> $owned {
                $owned {
                    $first: $crate::value::Value::own(self.$first),
                    $($member: $crate::value::Value::own(self.$member),)*
                    $($own: self.$own.to_owned(),)?
                }
            }
        }

        const _: () = {
        use $crate::rest::{Read, Refused, Rest};
        use $crate::context::Context;
        use $crate::scan::Scan;
        use $crate::value::Value;

        /// What was read so far.
        struct Slots<'a $(, $of)?> {
            $first: Option<$first_type>,
            $($member: Option<$type>,)*
            $($own: bumpalo::collections::Vec<'a, (&'a str, $crate::FreeView<'a>)>,)?
        }

        impl<'a $(, $of: Value<'a>)?> Slots<'a $(, $of)?> {
            /// Reads the members that are left, of which the next was not predicted.
            #[inline(never)]
            fn rest<S: Scan>(mut self, rest: Rest<'a>, cx: &Context<'a>, first: bool) -> Read<'a, $view<'a $(, $of)?>> {
                #[allow(non_camel_case_types, reason = "named as the members are")]
                #[derive(Clone, Copy)]
                enum Place { $first, $($member,)* }

                let (mut rest, mut first) = (rest, first);
                let mut misses = 0;
                loop {
                    let (key, after) = $crate::member::next::<S>(rest, cx, first)?;
                    first = false;
                    let found = match key {
                        None => return self.view(after, cx),
                        Some($first_name) => {
                            rest = $crate::member::fill::<S, $first_type>(&mut self.$first, after, cx)?;
                            Place::$first
                        }
                        $(Some($name) => {
                            rest = $crate::member::fill::<S, $type>(&mut self.$member, after, cx)?;
                            Place::$member
                        })*
                        $(Some(name) if $is_own(name) => {
                            cx.mark(name);
                            let (value, after) = $crate::FreeView::read::<S>(after, cx)?;
                            self.$own.push((name, value));
                            rest = after;
                            Place::$first
                        })?
                        Some(name) => {
                            rest = $crate::member::unknown::<S>(name, after, cx)?;
                            // The vendor has put it between members that are otherwise in order.
                            Place::$first
                        }
                    };
                    #[allow(unused_variables, reason = "an object of one member predicts no other")]
                    let from = found as u32 + 1;
                    if misses < 4 {
                        let before = rest.len();
                        $(
                            if from <= Place::$member as u32
                                && let Some(after) = rest.after(concat!(",\"", $name, "\":"))
                            {
                                rest = $crate::member::fill::<S, $type>(&mut self.$member, after.token(), cx)?;
                            }
                        )*
                        misses = if rest.len() == before { misses + 1 } else { 0 };
                    }
                }
            }

            #[inline(always)]
            fn view(self, rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, $view<'a $(, $of)?>> {
                cx.leave();
                let view = $view {
                    $first: self.$first.or(<$first_type>::ABSENT).ok_or(Refused)?,
                    $($member: self.$member.or(<$type>::ABSENT).ok_or(Refused)?,)*
                    $($own: $crate::FieldsView::new(self.$own.into_bump_slice()),)?
                };
                Ok((view, rest))
            }
        }

        impl<'a $(, $of: $crate::value::Value<'a>)?> $crate::value::Value<'a> for $view<'a $(, $of)?> {
            type Owned = $owned;

            const EMPTY: gancho_core::EmptyForm = gancho_core::EmptyForm::Object;

            #[inline]
            fn read<S: $crate::scan::Scan>(
                rest: $crate::rest::Rest<'a>,
                cx: &$crate::context::Context<'a>,
            ) -> $crate::rest::Read<'a, Self> {
                cx.enter();
                let mut slots = Slots {
                    $first: None,
                    $($member: None,)*
                    $($own: bumpalo::collections::Vec::new_in(cx.arena.bump()),)?
                };
                let Some(after) = rest.after(concat!("{\"", $first_name, "\":")) else {
                    return slots.rest::<S>(rest.expect("{")?, cx, true);
                };
                let (value, after) = <$first_type>::read::<S>(after.token(), cx)?;
                slots.$first = Some(value);
                #[allow(unused_mut, reason = "an object of one member ends here")]
                let mut rest = after;
                $(
                    if let Some(after) = rest.after(concat!(",\"", $name, "\":")) {
                        let (value, after) = <$type>::read::<S>(after.token(), cx)?;
                        slots.$member = Some(value);
                        rest = after;
                    }
                )*
                match rest.after("}") {
                    Some(after) => slots.view(after, cx),
                    None => slots.rest::<S>(rest, cx, false),
                }
            }

            fn own(self) -> $owned {
                self.to_owned()
            }
        }
        };
    };
}
pub(crate) use view;
