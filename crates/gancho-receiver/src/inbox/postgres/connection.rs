//! A connection that is re-established when it is lost.

use std::collections::HashMap;
use std::time::Duration;

use tokio::sync::Mutex;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Config, NoTls, Row, Statement};

use super::error::Error;
use super::hidden::Hidden;
use crate::inbox::InboxError;

/// The time limit of a transaction. If it takes longer, it is cancelled and its connection is closed.
const TIME_LIMIT: Duration = Duration::from_secs(10);

/// What a new session changes of the defaults of its user, its database or the address. A commit returns before it is
/// on disk if `synchronous_commit` is `off`. A statement that takes longer than the call may wait for a lock: without a
/// limit, it would wait on in the server after the call has failed.
const SETTINGS: &str = "
    SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off';
    SELECT set_config('statement_timeout', '9000', false) FROM pg_settings
        WHERE name = 'statement_timeout' AND setting::bigint NOT BETWEEN 1 AND 9000;
";

/// Each statement sees what was committed before it began. With a stricter isolation, it would see what was committed
/// before the transaction waited for its lock, and not what the previous owner of the lock has changed.
const BEGIN: &str = "BEGIN ISOLATION LEVEL READ COMMITTED";

pub(super) struct Connection {
    config: Config,
    /// `None` until the first call, and after a failure.
    session: Mutex<Option<Session>>,
}

/// A connection that is open, and the statements prepared on it.
pub(super) struct Session {
    client: Client,
    prepared: HashMap<&'static str, Statement>,
}

impl Connection {
    pub(super) fn new(mut config: Config) -> Self {
        config.connect_timeout(Duration::from_secs(4));
        Self { config, session: Mutex::new(None) }
    }

    /// Runs a transaction.
    pub(super) async fn call<T>(
        &self,
        work: impl AsyncFnOnce(&mut Session) -> Result<T, Error>,
    ) -> Result<T, InboxError> {
        Ok(self.try_call(work).await?)
    }

    /// Like [`call`](Self::call), with the error before it is described.
    pub(super) async fn try_call<T>(
        &self,
        work: impl AsyncFnOnce(&mut Session) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.call_within(TIME_LIMIT, work).await
    }

    /// Like [`call`](Self::call), with another time limit.
    pub(super) async fn call_within<T>(
        &self,
        limit: Duration,
        work: impl AsyncFnOnce(&mut Session) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mut slot = self.session.lock().await;
        // The connection is taken out, so that a cancelled call leaves no open transaction to the next one.
        let open = slot.take().filter(|session| !session.client.is_closed());
        let run = async {
            let mut session = match open {
                Some(session) => session,
                None => Session::open(&self.config).await?,
            };
            session.client.batch_execute(BEGIN).await?;
            let result = work(&mut session).await?;
            session.client.batch_execute("COMMIT").await?;
            Ok::<_, Error>((session, result))
        };
        match tokio::time::timeout(limit, run).await {
            Ok(Ok((session, result))) => {
                *slot = Some(session);
                Ok(result)
            }
            Ok(Err(error)) => Err(error),
            Err(_) => {
                let reason = format!("the database did not answer within {} s", limit.as_secs());
                Err(Error::Content(InboxError::new("the inbox failed", reason)))
            }
        }
    }
}

impl Session {
    async fn open(config: &Config) -> Result<Self, Error> {
        let (client, connection) = config.connect(NoTls).await?;
        // The task ends when the client is dropped.
        tokio::spawn(connection);
        client.batch_execute(SETTINGS).await?;
        Ok(Self { client, prepared: HashMap::new() })
    }

    async fn prepare(&mut self, sql: &'static str) -> Result<Statement, Error> {
        if let Some(statement) = self.prepared.get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(sql).await?;
        self.prepared.insert(sql, statement.clone());
        Ok(statement)
    }

    pub(super) async fn rows(
        &mut self,
        sql: &'static str,
        values: &[&(dyn ToSql + Sync)],
    ) -> Result<Vec<Row>, Error> {
        let statement = self.prepare(sql).await?;
        let values = Hidden::all(values);
        Ok(self.client.query(&statement, &Hidden::parameters(&values)).await?)
    }

    /// Returns the number of changed rows.
    pub(super) async fn change(
        &mut self,
        sql: &'static str,
        values: &[&(dyn ToSql + Sync)],
    ) -> Result<u64, Error> {
        let statement = self.prepare(sql).await?;
        let values = Hidden::all(values);
        Ok(self.client.execute(&statement, &Hidden::parameters(&values)).await?)
    }

    pub(super) async fn batch(&self, sql: &str) -> Result<(), Error> {
        Ok(self.client.batch_execute(sql).await?)
    }
}
