//! The HTTP routes.

use std::future::Future;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use gancho_receiver::{Endpoint, SqliteInbox, observe};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle, PrometheusRecorder};

/// How often [`upkeep`] runs.
pub(super) const UPKEEP: Duration = Duration::from_secs(5);

/// Collects metrics from now on.
pub(super) fn metrics() -> Result<PrometheusHandle, String> {
    let failed = |error: &dyn std::fmt::Display| format!("cannot collect metrics: {error}");
    let recorder = recorder().map_err(|error| failed(&error))?;
    let handle = recorder.handle();
    metrics::set_global_recorder(recorder).map_err(|error| failed(&error))?;
    Ok(handle)
}

fn recorder() -> Result<PrometheusRecorder, metrics_exporter_prometheus::BuildError> {
    let store = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0];
    let lag = [0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 300.0, 3600.0, 86400.0];
    Ok(PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Full(observe::STORE.to_owned()), &store)?
        .set_buckets_for_metric(Matcher::Full(observe::LAG.to_owned()), &lag)?
        .build_recorder())
}

/// Moves recorded values to their buckets at intervals. Each value takes memory until then, or until `/metrics` is
/// read, which may never happen.
pub(super) async fn upkeep(metrics: PrometheusHandle, interval: Duration, stop: impl Future<Output = ()>) {
    let mut stop = std::pin::pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => return,
            () = tokio::time::sleep(interval) => metrics.run_upkeep(),
        }
    }
}

/// Deliveries, at any path, because the path may contain a token.
pub(super) fn deliveries(endpoint: Endpoint<SqliteInbox>) -> Router {
    Router::new().fallback_service(endpoint)
}

/// The routes for operators: health and metrics.
pub(super) fn admin(inbox: SqliteInbox, metrics: PrometheusHandle) -> Router {
    Router::new()
        .route("/healthz", get(health).with_state(inbox))
        .route("/metrics", get(async move || metrics.render()))
}

/// Whether a delivery could be stored now.
async fn health(State(inbox): State<SqliteInbox>) -> (StatusCode, &'static str) {
    if !inbox.is_in_place() {
        return (
            StatusCode::SERVICE_UNAVAILABLE,
            "the file of the inbox was removed or replaced: restart the receiver\n",
        );
    }
    let asked =
        tokio::time::timeout(std::time::Duration::from_secs(4), inbox.set_mark("health", String::new()));
    match asked.await {
        Ok(Ok(())) => (StatusCode::OK, "ok\n"),
        _ => (StatusCode::SERVICE_UNAVAILABLE, "the inbox cannot be written\n"),
    }
}

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    use super::*;

    /// The memory of this process, in MB.
    fn memory() -> u64 {
        let status = std::fs::read_to_string("/proc/self/status").unwrap();
        let kib = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        kib.trim().trim_end_matches(" kB").parse::<u64>().unwrap() / 1_000
    }

    #[tokio::test]
    async fn recorded_values_take_no_memory_if_nobody_reads_the_metrics() {
        let recorder = recorder().unwrap();
        tokio::spawn(upkeep(recorder.handle(), Duration::from_micros(100), std::future::pending()));
        let mut least = u64::MAX;
        // Other tests of this process take memory at the same time, but hardly each time.
        for _ in 0..3 {
            let before = memory();
            for _ in 0..400 {
                metrics::with_local_recorder(&recorder, || {
                    let lag = metrics::histogram!(observe::LAG);
                    (0..20_000).for_each(|_| lag.record(1.0));
                });
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
            least = least.min(memory().saturating_sub(before));
        }
        // Eight million values take 190 MB.
        assert!(least < 100, "{least} MB");
        assert!(recorder.handle().render().contains("_count 24000000"));
    }
}
