//! One declaration for each view.
//!
//! It gives the struct, its reading and its conversion. Core's struct is built member by member, so a member that is
//! forgotten here does not compile.
//!
//! **Predicted keys.** The vendors send members in a fixed order without white space, so the next bytes are compared
//! with `,"name":` as one piece, member after member in that order. An optional member that is left out costs one
//! comparison. On a miss the key is looked up by name, and prediction resumes behind the member that was found. An
//! object that misses four times is in no known order, and is read by looking up alone.
//!
//! Members that come twice are not watched for one by one: as many must have been read as were seen.

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

        impl<'a $(, $of: $crate::value::Value<'a>)?> $crate::value::Value<'a> for $view<'a $(, $of)?> {
            type Owned = $owned;

            const EMPTY: gancho_core::EmptyForm = gancho_core::EmptyForm::Object;

            #[inline]
            fn read<S: $crate::scan::Scan>(
                rest: $crate::rest::Rest<'a>,
                cx: &$crate::context::Context<'a>,
            ) -> $crate::rest::Read<'a, Self> {
                use $crate::rest::Refused;
                use $crate::value::Value;

                #[allow(non_camel_case_types, reason = "named as the members are")]
                #[derive(Clone, Copy)]
                enum Place { $first, $($member,)* End }

                cx.enter();
                let mut $first: Option<$first_type> = <$first_type as Value>::ABSENT;
                $(let mut $member: Option<$type> = <$type as Value>::ABSENT;)*
                $(let mut $own = bumpalo::collections::Vec::new_in(cx.arena.bump());)?
                let mut seen = 0_u32;
                let mut read = 0_u32;
                // The first member that may still be predicted. Nothing reads it where there is one member only.
                #[allow(unused_variables, unused_assignments, reason = "see above")]
                let mut from = 0;
                let mut misses = 0;
                let mut rest = rest;
                let mut is_first = true;
                if let Some(after) = rest.after(concat!("{\"", $first_name, "\":")) {
                    let (value, after) = <$first_type>::read::<S>(after.token(), cx)?;
                    $first = Some(value);
                    (seen, read, rest, is_first) = (1, 1, after, false);
                } else {
                    rest = rest.expect("{")?;
                }
                loop {
                    if !is_first {
                        $(
                            if from <= Place::$member as u32
                                && let Some(after) = rest.after(concat!(",\"", $name, "\":"))
                            {
                                let (value, after) = <$type>::read::<S>(after.token(), cx)?;
                                $member = Some(value);
                                seen |= 1 << Place::$member as u32;
                                read += 1;
                                rest = after;
                            }
                        )*
                        if let Some(after) = rest.after("}") {
                            rest = after;
                            break;
                        }
                    }
                    let (key, after) = $crate::member::next::<S>(rest, cx, is_first)?;
                    is_first = false;
                    misses += 1;
                    let found = match key {
                        None => {
                            rest = after;
                            break;
                        }
                        Some($first_name) => {
                            let (value, after) = $crate::member::value::<S, $first_type>(after, cx)?;
                            $first = Some(value);
                            rest = after;
                            Place::$first
                        }
                        $(Some($name) => {
                            let (value, after) = $crate::member::value::<S, $type>(after, cx)?;
                            $member = Some(value);
                            rest = after;
                            Place::$member
                        })*
                        $(Some(name) if $is_own(name) => {
                            cx.mark(name);
                            let (value, after) = $crate::member::value::<S, $crate::FreeView<'a>>(after, cx)?;
                            $own.push((name, value));
                            rest = after;
                            continue;
                        })?
                        Some(name) => {
                            rest = $crate::member::unknown::<S>(name, after, cx)?;
                            continue;
                        }
                    };
                    let found = found as u32;
                    seen |= 1 << found;
                    read += 1;
                    #[allow(unused_assignments, reason = "see above")]
                    let () = from = if misses < 4 { found + 1 } else { Place::End as u32 };
                }
                cx.leave();
                if seen.count_ones() != read {
                    return Err(Refused);
                }
                let view = Self {
                    $first: $first.ok_or(Refused)?,
                    $($member: $member.ok_or(Refused)?,)*
                    $($own: $crate::FieldsView::new($own.into_bump_slice()),)?
                };
                Ok((view, rest))
            }

            fn own(self) -> $owned {
                self.to_owned()
            }
        }
    };
}
pub(crate) use view;
