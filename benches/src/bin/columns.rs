//! Measures how long converting deliveries to columns takes, with gancho-arrow and with arrow-json.
//!
//! ```text
//! columns generate CORPUS BYTES        writes an archive of about this size to standard output
//! columns builders FILE                parsing without and with columns: GB/s on one core, interleaved
//! columns arrow-json FILE OUT          converts the deals of an archive to Parquet with arrow-json, on one core
//! ```
//!
//! `benches/ingest.py` uses it to compare whole programs.

#![allow(clippy::print_stdout, reason = "a program that prints a table")]

use std::error::Error;
use std::fs::File;
use std::hint::black_box;
use std::io::{self, BufReader, BufWriter, Write as _};
use std::sync::Arc;
use std::time::Instant;

use arrow_json::ReaderBuilder;
use arrow_schema::{DataType, Field, FieldRef, Schema, SchemaRef, TimeUnit};
use gancho_arrow::{Batches, Options, Place, Table, parquet, schema};
use gancho_benches::corpora;
use gancho_core::rdstation::crm::Entity;
use gancho_fast::{Arena, from_slice};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["generate", corpus, bytes] => generate(corpus, bytes.parse()?),
        ["builders", file] => builders(&std::fs::read(file)?),
        ["arrow-json", file, out] => by_arrow_json(file, out),
        _ => Err("generate CORPUS BYTES, builders FILE, or arrow-json FILE OUT".into()),
    }
}

fn generate(name: &str, bytes: usize) -> Result<(), Box<dyn Error>> {
    let corpus = corpora::ALL.iter().find(|corpus| corpus.name == name).ok_or("no such corpus")?;
    let mut out = BufWriter::with_capacity(1 << 20, io::stdout().lock());
    let mut written = 0;
    for (_, body) in corpus.stream() {
        if written >= bytes {
            break;
        }
        out.write_all(&body)?;
        out.write_all(b"\n")?;
        written += body.len() + 1;
    }
    Ok(out.flush()?)
}

/// The number of rounds; the result is their median.
const TURNS: usize = 9;

fn builders(archive: &[u8]) -> Result<(), Box<dyn Error>> {
    let bodies: Vec<&[u8]> = archive.split(|byte| *byte == b'\n').filter(|body| !body.is_empty()).collect();
    let (mut parse, mut columns) = (Vec::new(), Vec::new());
    let mut arena = Arena::new();
    let mut batches = Batches::new(&Options::new());
    for _ in 0..TURNS {
        let start = Instant::now();
        for body in &bodies {
            arena.reset();
            black_box(from_slice(body, &arena)?);
        }
        parse.push(start.elapsed().as_secs_f64());
        let start = Instant::now();
        let mut rows = 0;
        let mut take = |batches: &mut Batches| {
            rows += batches.take().iter().map(|batch| black_box(batch).records.num_rows()).sum::<usize>();
        };
        for (line, body) in (1..).zip(&bodies) {
            batches
                .push(body, Place { source: Some("archive"), line, offset: 0 })
                .map_err(|reject| reject.to_string())?;
            if batches.bytes() > 8 << 20 {
                take(&mut batches);
            }
        }
        take(&mut batches);
        assert_eq!(rows, bodies.len());
        columns.push(start.elapsed().as_secs_f64());
    }
    let speed = |times: &mut Vec<f64>| {
        times.sort_by(f64::total_cmp);
        #[expect(clippy::cast_precision_loss, reason = "no archive has 2^53 bytes")]
        let bytes = archive.len() as f64;
        bytes / times.get(TURNS / 2).copied().unwrap_or(f64::NAN) / 1e9
    };
    println!("parse {:.2} GB/s, parse and columns {:.2} GB/s", speed(&mut parse), speed(&mut columns));
    Ok(())
}

fn by_arrow_json(file: &str, out: &str) -> Result<(), Box<dyn Error>> {
    let table = Table::Crm(Entity::Deal);
    let document = schema(table, &Options::new().provenance(false).unknown_fields(false).dictionaries(false));
    // After the columns of the envelope. Free-form values have several types, which arrow-json rejects: they are omitted.
    let document: Vec<FieldRef> = document.fields().iter().skip(5).filter_map(plain).collect();
    let time = DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into()));
    let whole: SchemaRef = Arc::new(Schema::new(vec![
        Field::new("event_name", DataType::Utf8, true),
        Field::new_struct("document", document, true),
        Field::new("event_timestamp", time, true),
        Field::new("transaction_uuid", DataType::Utf8, true),
    ]));
    let input = BufReader::with_capacity(1 << 20, File::open(file)?);
    let reader = ReaderBuilder::new(Arc::clone(&whole))
        .with_batch_size(8192)
        .with_coerce_primitive(true)
        .build(input)?;
    let mut writer = parquet::writer(BufWriter::new(File::create(out)?), table, whole)?;
    let mut rows = 0;
    for batch in reader {
        let batch = batch?;
        rows += batch.num_rows();
        writer.write(&batch)?;
    }
    writer.close()?;
    println!("{rows} rows");
    Ok(())
}

/// The type with which arrow-json parses a field.
fn plain(field: &FieldRef) -> Option<FieldRef> {
    let data_type = match field.data_type() {
        DataType::Utf8 if field.metadata().contains_key("gancho:json") => return None,
        DataType::Struct(fields) if fields.find("number").is_some() || fields.find("day").is_some() => {
            DataType::Utf8
        }
        DataType::Struct(fields) => DataType::Struct(fields.iter().filter_map(plain).collect()),
        DataType::List(element) => DataType::List(plain(element)?),
        other => other.clone(),
    };
    Some(Arc::new(Field::new(field.name(), data_type, true)))
}
