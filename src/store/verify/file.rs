//! Checks what surrounds the record in the file: its pages, its schema, the text index.

use rusqlite::Connection;

use crate::store::connect::is_read_alone;
use crate::store::error::StoreError;
use crate::store::problem::{MOST, Problem, Wrong, of_view};
use crate::store::schema;

/// Checks the authentication of every page of the file, those in use and the free ones.
pub(super) fn check_pages(connection: &Connection) -> Result<Vec<Problem>, StoreError> {
    let is_whole = take_in(connection)?;
    let mut problems = Vec::new();
    let free: i64 = connection.pragma_query_value(None, "freelist_count", |row| row.get(0))?;
    // `integrity_check` reads, and so authenticates, every page but the free ones. The cipher's check is needed for
    // those alone. Where the WAL could not be checkpointed it is left out, because it reads the file alone, and free
    // pages have no content.
    let checks = [("cipher_integrity_check", ""), ("integrity_check", "ok")];
    for (pragma, fine) in checks.into_iter().skip(usize::from(free == 0 || !is_whole)) {
        // A page that does not authenticate causes many errors of SQLite, so the page alone is reported.
        if !problems.is_empty() {
            break;
        }
        let ask = || -> rusqlite::Result<Vec<String>> {
            let mut statement = connection.prepare(&format!("PRAGMA {pragma}"))?;
            // An error that stops the check is reported as a problem.
            let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
            Ok(rows.map(|row| row.unwrap_or_else(|error| error.to_string())).collect())
        };
        let said = ask().unwrap_or_else(|error| vec![error.to_string()]);
        let bad = said.into_iter().filter(|said| said != fine).take(MOST);
        problems.extend(bad.map(|detail| Problem::of_store(Wrong::Page, &detail)));
    }
    Ok(problems)
}

/// Checkpoints the WAL. The cipher's check reads the file alone, where a page may be half written while it is whole in
/// the WAL, as after a power cut. The answer is whether that worked; on a full disk it does not.
fn take_in(connection: &Connection) -> Result<bool, StoreError> {
    use rusqlite::ErrorCode::{DiskFull, SystemIoFailure};
    if is_read_alone(connection) {
        let log = connection.path().map(|vault| format!("{vault}-wal"));
        return Ok(log.is_some_and(|log| std::fs::metadata(log).map_or(0, |about| about.len()) == 0));
    }
    match connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(())) {
        Err(error) if error.sqlite_error_code() == Some(DiskFull) => Ok(false),
        Err(error) if error.sqlite_error_code() == Some(SystemIoFailure) => Err(error.into()),
        // A read-only vault has no WAL to checkpoint.
        Ok(()) | Err(_) => Ok(true),
    }
}

/// Every difference between the schema and that of a new vault, the internal tables of the text index included.
pub(super) fn check_schema(connection: &Connection) -> Result<Vec<Problem>, StoreError> {
    let read = |connection: &Connection| -> Result<Vec<[String; 4]>, StoreError> {
        let mut statement = connection
            .prepare("SELECT name, type, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY 1, 2")?;
        let rows = statement.query_map([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]))?;
        Ok(rows.collect::<Result<_, _>>()?)
    };
    let new = Connection::open_in_memory()?;
    for statement in schema::statements(false).chain(schema::statements(true)) {
        new.execute_batch(statement)?;
    }
    let (wanted, kept) = (read(&new)?, read(connection)?);
    let foreign = kept.iter().filter(|row| !wanted.contains(row));
    let gone = wanted.iter().filter(|row| !kept.iter().any(|other| other[..3] == row[..3]));
    let problem = |row: &[String; 4]| Problem::of_store(Wrong::Schema, &row[0]);
    Ok(foreign.chain(gone).take(MOST).map(problem).collect())
}

/// The text index has its default configuration, and a search for each of its words finds as many texts as it lists.
/// FTS5's own `integrity-check` covers neither.
const INDEX_HOLDS: &str = "SELECT NOT EXISTS (SELECT 1 FROM words_config WHERE (k, v) IS NOT ('version', 4))
     AND NOT EXISTS (SELECT 1 FROM temp.listed
         WHERE doc <> (SELECT count(*) FROM words WHERE words MATCH '\"' || term || '\"'))";

/// Whether the text index has exactly the words of the texts, and finds them.
pub(super) fn check_index(connection: &Connection) -> Result<Option<Problem>, StoreError> {
    let check = || -> rusqlite::Result<bool> {
        if connection.is_readonly("main")? {
            if !is_of_the_texts(connection)? {
                return Ok(false);
            }
        } else {
            connection.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)", [])?;
        }
        connection
            .execute_batch("CREATE VIRTUAL TABLE temp.listed USING fts5vocab('main', 'words', 'row')")?;
        connection.query_row(INDEX_HOLDS, [], |row| row.get(0))
    };
    match check() {
        Ok(true) => Ok(None),
        Ok(false) => Ok(Some(of_view(None, "words"))),
        // FTS5 reports a corrupt index, or one of an unknown format.
        Err(rusqlite::Error::SqliteFailure(failure, _))
            if matches!(
                failure.code,
                rusqlite::ErrorCode::DatabaseCorrupt | rusqlite::ErrorCode::Unknown
            ) =>
        {
            Ok(Some(of_view(None, "words")))
        }
        Err(other) => Err(other.into()),
    }
}

/// Whether the text index matches the texts, without FTS5's own check, which is an `INSERT` and needs a writer: an
/// index of the same texts is built in memory, and the two are compared.
fn is_of_the_texts(connection: &Connection) -> rusqlite::Result<bool> {
    let new = Connection::open_in_memory()?;
    for head in ["TABLE texts ", "TABLE words "] {
        let made = schema::statements(true).find(|sql| sql.contains(head));
        new.execute_batch(made.unwrap_or_default())?;
    }
    let mut texts = connection.prepare("SELECT doc, came, event, text FROM texts")?;
    let mut rows = texts.query([])?;
    let mut insert = new.prepare("INSERT INTO texts (doc, came, event, text) VALUES (?, ?, ?, ?)")?;
    while let Some(row) = rows.next()? {
        let value = |column| row.get::<_, rusqlite::types::Value>(column);
        insert.execute([value(0)?, value(1)?, value(2)?, value(3)?])?;
    }
    new.execute_batch("INSERT INTO words (words) VALUES ('rebuild')")?;
    let places = "CREATE VIRTUAL TABLE temp.places USING fts5vocab('main', 'words', 'instance')";
    let each = "SELECT term, doc, col, offset FROM temp.places ORDER BY 1, 2, 3, 4";
    connection.execute_batch(places)?;
    new.execute_batch(places)?;
    let (mut mine, mut theirs) = (connection.prepare(each)?, new.prepare(each)?);
    let (mut mine, mut theirs) = (mine.query([])?, theirs.query([])?);
    let place = |row: &rusqlite::Row<'_>| -> rusqlite::Result<[rusqlite::types::Value; 4]> {
        Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?])
    };
    loop {
        match (mine.next()?.map(place).transpose()?, theirs.next()?.map(place).transpose()?) {
            (None, None) => return Ok(true),
            (one, other) if one != other => return Ok(false),
            _ => {}
        }
    }
}
