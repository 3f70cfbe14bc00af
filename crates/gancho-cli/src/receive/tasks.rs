//! Background tasks. Without one of them the receiver does only a part of its work, so a panic ends the program.

use std::future::Future;

use tokio::task::JoinSet;

#[derive(Default)]
pub(super) struct Tasks {
    running: JoinSet<()>,
    panicked: bool,
}

impl Tasks {
    pub(super) fn spawn(&mut self, task: impl Future<Output = ()> + Send + 'static) {
        self.running.spawn(task);
    }

    /// Completes when a task panics.
    pub(super) async fn panicked(&mut self) {
        while !self.panicked {
            match self.running.join_next().await {
                Some(ended) => self.panicked = ended.is_err(),
                None => std::future::pending().await,
            }
        }
    }

    /// Waits until all tasks have ended. The message of a panic is already on standard error.
    pub(super) async fn end(mut self) -> Result<(), String> {
        while let Some(ended) = self.running.join_next().await {
            self.panicked |= ended.is_err();
        }
        if self.panicked { Err("a background task panicked".to_owned()) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_panic_is_noticed_when_it_happens_and_at_the_end() {
        let mut tasks = Tasks::default();
        tasks.spawn(async {});
        let noticed = tokio::time::timeout(std::time::Duration::from_millis(50), tasks.panicked()).await;
        assert!(noticed.is_err(), "a task that has ended has not panicked");
        tasks.spawn(async { panic!("a bug") });
        tasks.spawn(std::future::pending());
        tasks.panicked().await;
        tasks.running.abort_all();
        assert!(tasks.end().await.is_err());

        let mut tasks = Tasks::default();
        tasks.spawn(async { panic!("a bug") });
        tasks.spawn(async {});
        assert!(tasks.end().await.is_err());
        assert_eq!(Tasks::default().end().await, Ok(()));
    }
}
