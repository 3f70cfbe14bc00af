//! `cargo run -p gancho-examples --bin receiver`: listens on 127.0.0.1:8080 and stores deliveries in `inbox.db`. The
//! secrets are in the environment variables `SUPEROFFICE_SECRET` and `CRM_KEY`.

use gancho_examples::receiver::run;
use gancho_receiver::SqliteInbox;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let variable = |name: &str| std::env::var(name).map_err(|_| format!("set {name}"));
    let (secret, key) = (variable("SUPEROFFICE_SECRET")?, variable("CRM_KEY")?);
    let listener = TcpListener::bind("127.0.0.1:8080").await?;
    run(listener, &secret, &key, SqliteInbox::open("inbox.db")?).await
}
