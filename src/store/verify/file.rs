//! What surrounds the record in the file: its pages, the text of its schema, the text index.

use rusqlite::Connection;

use crate::store::connect::is_read_alone;
use crate::store::error::StoreError;
use crate::store::problem::{MOST, Problem, of_view};
use crate::store::schema;

/// Every page of the file, those in use and the free ones, against its own authentication.
pub(super) fn check_pages(connection: &Connection) -> Result<Vec<Problem>, StoreError> {
    let is_whole = take_in(connection)?;
    let mut problems = Vec::new();
    let free: i64 = connection.pragma_query_value(None, "freelist_count", |row| row.get(0))?;
    // The second reads, and so authenticates, every page but the free ones. Where the file is not whole without its log
    // they are left out: nothing is in them.
    let checks = [("cipher_integrity_check", ""), ("integrity_check", "ok")];
    for (pragma, fine) in checks.into_iter().skip(usize::from(free == 0 || !is_whole)) {
        // A page that does not authenticate makes SQLite stumble in many places: the page says it all.
        if !problems.is_empty() {
            break;
        }
        let ask = || -> rusqlite::Result<Vec<String>> {
            let mut statement = connection.prepare(&format!("PRAGMA {pragma}"))?;
            // What stops the check is what it found last.
            let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
            Ok(rows.map(|row| row.unwrap_or_else(|error| error.to_string())).collect())
        };
        let said = ask().unwrap_or_else(|error| vec![error.to_string()]);
        let bad = said.into_iter().filter(|said| said != fine).take(MOST);
        problems.extend(bad.map(|detail| Problem::of_store("page", &detail)));
    }
    Ok(problems)
}

/// Brings what waits in the write-ahead log into the file. The cipher's check looks at the file alone, where a page may
/// stand by halves whose whole is still in the log: a disk that was full, a power cut. The answer is whether the file
/// took it: a disk that is full does not.
fn take_in(connection: &Connection) -> Result<bool, StoreError> {
    use rusqlite::ErrorCode::{DiskFull, SystemIoFailure};
    if is_read_alone(connection) {
        let log = connection.path().map(|vault| format!("{vault}-wal"));
        return Ok(log.is_some_and(|log| std::fs::metadata(log).map_or(0, |about| about.len()) == 0));
    }
    match connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(())) {
        Err(error) if error.sqlite_error_code() == Some(DiskFull) => Ok(false),
        Err(error) if error.sqlite_error_code() == Some(SystemIoFailure) => Err(error.into()),
        // Where nothing may be written, nothing waits.
        Ok(()) | Err(_) => Ok(true),
    }
}

/// Everything in the schema that a new vault would not have, or would have with another text: what came on top, what
/// is gone, what the text index keeps for itself among them.
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
    let foreign = kept.iter().filter(|one| !wanted.contains(one));
    let gone = wanted.iter().filter(|one| !kept.iter().any(|other| other[..3] == one[..3]));
    let problem = |one: &[String; 4]| {
        let detail = one[0].clone();
        Problem::of_store("schema", &detail)
    };
    Ok(foreign.chain(gone).take(MOST).map(problem).collect())
}

/// What must be so of the text index for a search to find what is there: nobody set it otherwise, and a search for each
/// of its words finds as many texts as it lists. Its own check takes neither into account.
const INDEX_HOLDS: &str = "SELECT NOT EXISTS (SELECT 1 FROM words_config WHERE (k, v) IS NOT ('version', 4))
     AND NOT EXISTS (SELECT 1 FROM temp.listed
         WHERE doc <> (SELECT count(*) FROM words WHERE words MATCH '\"' || term || '\"'))";

/// Whether the text index has every word of every text, and no other, and finds them.
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
        // What the index says of itself: corrupt, or of a format that it does not know.
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

/// Whether the text index is what the texts make of it, asked without the index's own check, which takes the place of a
/// writer: an index of the same texts is made in memory, and the two are read side by side.
fn is_of_the_texts(connection: &Connection) -> rusqlite::Result<bool> {
    let new = Connection::open_in_memory()?;
    for name in ["texts ", "words "] {
        let made = schema::statements(true).find(|sql| sql.contains("TABLE") && sql.contains(name));
        new.execute_batch(made.unwrap_or_default())?;
    }
    let mut texts = connection.prepare("SELECT doc, log, event, text FROM texts")?;
    let mut rows = texts.query([])?;
    let mut insert = new.prepare("INSERT INTO texts (doc, log, event, text) VALUES (?, ?, ?, ?)")?;
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
