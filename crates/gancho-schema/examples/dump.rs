fn main() {
    let n = std::env::args().nth(1).unwrap();
    println!(
        "{:#}",
        gancho_schema::schema(
            gancho_schema::find(&n).unwrap(),
            gancho_schema::Draft::Draft202012,
            gancho_schema::Variant::Open
        )
    );
}
