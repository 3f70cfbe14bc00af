//! The HTTP routes.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use gancho_receiver::{Endpoint, SqliteInbox, observe};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

/// Collects metrics from now on.
pub(super) fn metrics() -> Result<PrometheusHandle, String> {
    let failed = |error: &dyn std::fmt::Display| format!("cannot collect metrics: {error}");
    let store = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0];
    let lag = [0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 300.0, 3600.0, 86400.0];
    let recorder = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Full(observe::STORE.to_owned()), &store)
        .and_then(|builder| builder.set_buckets_for_metric(Matcher::Full(observe::LAG.to_owned()), &lag))
        .map_err(|error| failed(&error))?
        .build_recorder();
    let handle = recorder.handle();
    metrics::set_global_recorder(recorder).map_err(|error| failed(&error))?;
    Ok(handle)
}

/// Deliveries, at any path, because the path may contain a token.
pub(super) fn deliveries(endpoint: Endpoint<SqliteInbox>) -> Router {
    Router::new().fallback_service(endpoint)
}

/// The routes for operators: health and metrics.
pub(super) fn admin(inbox: SqliteInbox, path: PathBuf, metrics: PrometheusHandle) -> Router {
    Router::new()
        .route("/healthz", get(health).with_state((inbox, Arc::from(path))))
        .route("/metrics", get(async move || metrics.render()))
}

/// Whether a delivery could be stored now.
async fn health(State((inbox, path)): State<(SqliteInbox, Arc<Path>)>) -> (StatusCode, &'static str) {
    // SQLite goes on writing to a file that was removed. What it stores there is lost when the program ends.
    if !path.exists() {
        return (
            StatusCode::SERVICE_UNAVAILABLE,
            "the file of the inbox was removed: restart the receiver\n",
        );
    }
    let asked =
        tokio::time::timeout(std::time::Duration::from_secs(4), inbox.set_mark("health", String::new()));
    match asked.await {
        Ok(Ok(())) => (StatusCode::OK, "ok\n"),
        _ => (StatusCode::SERVICE_UNAVAILABLE, "the inbox cannot be written\n"),
    }
}
