//! Measures how long converting deliveries to columns takes, with gancho-arrow and with arrow-json.
//!
//! ```text
//! columns generate CORPUS BYTES        writes an archive of about this size to standard output, in chronological order
//! columns repeat FILE BYTES            writes an archive again and again, with different keys each time
//! columns decompress FILE              decompresses a .gz or .zst as the program does, and discards the content
//! columns builders FILE                parses without and with columns, interleaved: GB per second of processor time
//! columns gancho FILE OUT              converts the deals of an archive to Parquet with gancho-arrow, on one core
//! columns arrow-json FILE OUT          converts the deals of an archive to Parquet with arrow-json, on one core, and writes
//!                                      Parquet with the settings of gancho-arrow
//! columns arrow-json-alone FILE OUT    the same with the usual settings of Parquet's writer, and zstd at level 1
//! ```
//!
//! `benches/ingest.py` uses it to compare whole programs.

#![allow(clippy::print_stdout, reason = "a program that prints a table")]

use std::error::Error;
use std::fs::File;
use std::hint::black_box;
use std::io::{self, BufRead as _, BufReader, BufWriter, Write as _};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use ::parquet::arrow::ArrowWriter;
use ::parquet::basic::{Compression, ZstdLevel};
use ::parquet::file::properties::WriterProperties;
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
        ["repeat", file, bytes] => repeat(std::fs::read(file)?, bytes.parse()?),
        ["decompress", file] => decompress(file),
        ["builders", file] => builders(&std::fs::read(file)?),
        ["gancho", file, out] => by_gancho(file, out),
        ["arrow-json", file, out] => by_arrow_json(file, out, false),
        ["arrow-json-alone", file, out] => by_arrow_json(file, out, true),
        _ => Err("usage: columns generate CORPUS BYTES, repeat FILE BYTES, decompress FILE, builders FILE, gancho FILE OUT, arrow-json FILE OUT, or arrow-json-alone FILE OUT".into()),
    }
}

fn generate(name: &str, bytes: usize) -> Result<(), Box<dyn Error>> {
    let corpus = corpora::ALL.iter().find(|corpus| corpus.name == name).ok_or("no such corpus")?;
    let mut out = BufWriter::with_capacity(1 << 20, io::stdout().lock());
    let mut written = 0;
    for (number, (_, mut body)) in (0..).zip(corpus.stream()) {
        if written >= bytes {
            break;
        }
        set_time(&mut body, number);
        out.write_all(&body)?;
        out.write_all(b"\n")?;
        written += body.len() + 1;
    }
    Ok(out.flush()?)
}

/// Sets the time of the event, because archives are in chronological order. There is one event every 20 seconds, from
/// 2025 on.
fn set_time(body: &mut [u8], number: u64) {
    let start = [&b"\"event_timestamp\":\""[..], b"\"Timestamp\":\""].into_iter().find_map(|name| {
        body.windows(name.len()).rposition(|window| window == name).map(|at| at + name.len())
    });
    let seconds = number * 20;
    let (day, clock) = (seconds / 86_400, seconds % 86_400);
    // Every month has 28 days: the exact calendar does not matter.
    let (month, day) = (day / 28, day % 28 + 1);
    let time = format!(
        "{:04}-{:02}-{day:02}T{:02}:{:02}:{:02}",
        2025 + month / 12,
        month % 12 + 1,
        clock / 3600,
        clock / 60 % 60,
        clock % 60
    );
    if let Some(place) = start.and_then(|start| body.get_mut(start..start + time.len())) {
        place.copy_from_slice(time.as_bytes());
    }
}

fn repeat(mut archive: Vec<u8>, bytes: usize) -> Result<(), Box<dyn Error>> {
    let name = b"\"transaction_uuid\":\"";
    let ends = archive.windows(name.len()).enumerate().filter(|(_, window)| window == name);
    let keys: Vec<usize> = ends.map(|(at, _)| at + name.len()).collect();
    let mut out = io::stdout().lock();
    let (mut written, mut time) = (0, 0_u32);
    while written < bytes {
        for key in &keys {
            if let Some(key) = archive.get_mut(*key..key + 8) {
                key.copy_from_slice(format!("{time:08x}").as_bytes());
            }
        }
        out.write_all(&archive)?;
        (written, time) = (written + archive.len(), time + 1);
    }
    Ok(())
}

fn decompress(file: &str) -> Result<(), Box<dyn Error>> {
    let input = BufReader::with_capacity(1 << 17, File::open(file)?);
    let mut decoder: Box<dyn io::Read> = if Path::new(file).extension().is_some_and(|end| end == "gz") {
        Box::new(flate2::bufread::MultiGzDecoder::new(input))
    } else {
        Box::new(zstd::stream::read::Decoder::with_buffer(input)?)
    };
    let bytes = io::copy(&mut decoder, &mut io::sink())?;
    println!("{bytes} bytes");
    Ok(())
}

/// The processor time of this thread so far, in seconds, which other load on the machine affects little. Linux only.
fn used() -> Result<f64, Box<dyn Error>> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat")?;
    let nanos: u64 = text.split(' ').next().unwrap_or_default().parse()?;
    Ok(Duration::from_nanos(nanos).as_secs_f64())
}

/// The number of rounds; the result is their median.
const TURNS: usize = 9;

fn builders(archive: &[u8]) -> Result<(), Box<dyn Error>> {
    let bodies: Vec<&[u8]> = archive.split(|byte| *byte == b'\n').filter(|body| !body.is_empty()).collect();
    let (mut parse, mut columns) = (Vec::new(), Vec::new());
    let mut arena = Arena::new();
    let mut batches = Batches::new(&Options::new());
    for _ in 0..TURNS {
        let start = used()?;
        for body in &bodies {
            arena.reset();
            black_box(from_slice(body, &arena)?);
        }
        parse.push(used()? - start);
        let start = used()?;
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
        columns.push(used()? - start);
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

/// Uses the library alone: it does not split rows by month, detect duplicates or write a manifest, so that the work is
/// the same as arrow-json's.
fn by_gancho(file: &str, out: &str) -> Result<(), Box<dyn Error>> {
    let table = Table::Crm(Entity::Deal);
    let options = Options::new().provenance(false);
    let mut writer = parquet::writer(BufWriter::new(File::create(out)?), table, schema(table, &options))?;
    let mut batches = Batches::new(&options);
    let mut input = BufReader::with_capacity(1 << 20, File::open(file)?);
    let (mut line, mut rows) = (Vec::new(), 0);
    loop {
        line.clear();
        let ended = input.read_until(b'\n', &mut line)? == 0;
        if !ended {
            batches.push(&line, Place::default()).map_err(|reject| reject.to_string())?;
        }
        if ended || batches.rows() >= 8192 {
            for batch in batches.take() {
                rows += batch.records.num_rows();
                writer.write(&batch.records)?;
            }
        }
        if ended {
            break;
        }
    }
    writer.close()?;
    println!("{rows} rows");
    Ok(())
}

fn by_arrow_json(file: &str, out: &str, alone: bool) -> Result<(), Box<dyn Error>> {
    let table = Table::Crm(Entity::Deal);
    let document = schema(table, &Options::new().provenance(false).unknown_fields(false).dictionaries(false));
    // The first columns are those of the envelope. Free-form values have several types, which arrow-json rejects, so
    // they are omitted.
    let document: Vec<FieldRef> = document.fields().iter().skip(5).filter_map(plain).collect();
    let time = DataType::Timestamp(TimeUnit::Microsecond, Some(UTC.into()));
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
    let file = BufWriter::new(File::create(out)?);
    let mut writer = if alone {
        let usual = WriterProperties::builder().set_compression(Compression::ZSTD(ZstdLevel::try_new(1)?));
        ArrowWriter::try_new(file, whole, Some(usual.build()))?
    } else {
        parquet::writer(file, table, whole)?
    };
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

/// As an offset, because arrow-json knows the names of time zones only with a time zone database.
const UTC: &str = "+00:00";

/// The type with which arrow-json parses a field.
fn plain(field: &FieldRef) -> Option<FieldRef> {
    let data_type = match field.data_type() {
        DataType::Utf8 if field.metadata().contains_key("gancho:json") => return None,
        DataType::Struct(fields) if fields.find("number").is_some() || fields.find("day").is_some() => {
            DataType::Utf8
        }
        DataType::Struct(fields) => DataType::Struct(fields.iter().filter_map(plain).collect()),
        DataType::List(element) => DataType::List(plain(element)?),
        DataType::Timestamp(unit, Some(_)) => DataType::Timestamp(*unit, Some(UTC.into())),
        other => other.clone(),
    };
    Some(Arc::new(Field::new(field.name(), data_type, true)))
}
