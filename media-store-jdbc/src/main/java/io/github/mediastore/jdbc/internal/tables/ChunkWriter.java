package io.github.mediastore.jdbc.internal.tables;

import io.github.mediastore.Dimensions;
import io.github.mediastore.Sha256;
import io.github.mediastore.internal.content.ContentReader;
import io.github.mediastore.jdbc.internal.driver.Parameters;
import io.github.mediastore.jdbc.internal.upload.ContentFacts;
import io.github.mediastore.jdbc.internal.upload.UploadedRendition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes the bytes of representations in chunks, and sets the facts about them. */
public final class ChunkWriter {

  private final MediaSql sql;
  private final int size;

  /**
   * Makes a writer.
   *
   * @param size the bytes in each chunk but the last
   */
  public ChunkWriter(MediaSql sql, int size) {
    this.sql = sql;
    this.size = size;
  }

  int size() {
    return size;
  }

  /** Sets what the row of a rendition says, its name at the end. */
  Parameters setFacts(Parameters parameters, UploadedRendition rendition, DescribedColumns columns)
      throws SQLException {
    return setFacts(
            parameters, rendition.facts(), rendition.bytes().length, rendition.sha256(), columns)
        .text(rendition.name());
  }

  /** Sets what a row says of its bytes, as far as there are columns for it. */
  Parameters setFacts(
      Parameters parameters,
      ContentFacts facts,
      long length,
      Sha256 sha256,
      DescribedColumns columns)
      throws SQLException {
    @Nullable Dimensions dimensions = facts.dimensions();
    @Nullable Duration duration = facts.duration();
    parameters
        .text(facts.contentType())
        .number(length)
        .bytes(sha256.bytes())
        .integer(dimensions == null ? null : dimensions.width())
        .integer(dimensions == null ? null : dimensions.height())
        .integer(size);
    if (columns.describe()) {
      parameters.text(facts.settings());
    }
    return columns.keepDurations()
        ? parameters.number(duration == null ? null : duration.toMillis())
        : parameters;
  }

  /** Returns one chunk of bytes in memory. */
  byte[] part(byte[] bytes, int seq) {
    int start = seq * size;
    return bytes.length <= size
        ? bytes
        : Arrays.copyOfRange(bytes, start, (int) Math.min((long) start + size, bytes.length));
  }

  /** Writes all chunks but the first of bytes in memory. */
  void writeRest(Connection connection, long representation, byte[] bytes) throws SQLException {
    for (int seq = 1; (long) seq * size < bytes.length; seq++) {
      try (PreparedStatement statement = connection.prepareStatement(sql.storeChunk)) {
        write(statement, representation, seq, part(bytes, seq));
      }
    }
  }

  /**
   * Writes all chunks but the first of content that is being read.
   *
   * @param length how many bytes there are in all
   * @param buffer is overwritten
   */
  void writeRest(
      Connection connection, long representation, long length, ContentReader reader, byte[] buffer)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.storeChunk)) {
      for (int seq = 1; reader.position() < length; seq++) {
        int read = reader.fill(buffer);
        byte[] chunk = read == buffer.length ? buffer : Arrays.copyOf(buffer, read);
        write(statement, representation, seq, chunk);
      }
    }
  }

  void writeDigest(Connection connection, long representation, Sha256 sha256) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.storeDigest)) {
      Parameters.of(statement).bytes(sha256.bytes()).number(representation);
      statement.executeUpdate();
    }
  }

  private static void write(PreparedStatement statement, long representation, int seq, byte[] bytes)
      throws SQLException {
    Parameters.of(statement).number(representation).integer(seq).bytes(bytes);
    statement.executeUpdate();
  }
}
