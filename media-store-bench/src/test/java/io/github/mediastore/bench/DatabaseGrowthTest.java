package io.github.mediastore.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mediastore.Dimensions;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.bench.settings.measure.DatabaseGrowth;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the report predicts, held to PostgreSQL's own account. */
@TestInstance(Lifecycle.PER_CLASS)
class DatabaseGrowthTest {

  private final PostgresDatabase database;

  DatabaseGrowthTest() throws IOException {
    database = new PostgresDatabase();
  }

  @BeforeAll
  void storeOnceSoThatNoTableIsEmpty() {
    store(0, 1, 1000);
  }

  @AfterAll
  void stop() throws IOException {
    database.close();
  }

  @ParameterizedTest(name = "{0} pictures of {1} bytes")
  @CsvSource({"400, 5000", "300, 20000", "100, 80000", "60, 150000", "30, 450000"})
  void aDatabaseGrowsByWhatIsPredicted(int pictures, int bytes) throws SQLException {
    long before = size();
    store(bytes, pictures, bytes);

    double grown = size() - before;
    assertThat((double) pictures * DatabaseGrowth.bytes(bytes) / grown).isCloseTo(1, within(0.05));
  }

  private void store(int owners, int pictures, int bytes) {
    for (int i = 0; i < pictures; i++) {
      MediaSlot slot = MediaSlot.of("users", owners + "-" + i, "profile");
      database.store().put(slot, new Picture(new Random(i), bytes));
    }
  }

  private long size() throws SQLException {
    try (Connection connection = database.pool().getConnection();
        ResultSet sum =
            connection
                .createStatement()
                .executeQuery(
                    """
                    SELECT sum(pg_total_relation_size(oid)) FROM pg_class
                    WHERE relkind = 'r' AND relname LIKE 'media%'
                    """)) {
      sum.next();
      return sum.getLong(1);
    }
  }

  /** Bytes that cannot be compressed, and all the facts that a compressed picture has. */
  private record Picture(Random random, int length) implements MediaContent {

    @Override
    public String contentType() {
      return "image/webp";
    }

    @Override
    public OptionalLong size() {
      return OptionalLong.of(length);
    }

    @Override
    public InputStream openStream() {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public Optional<Dimensions> dimensions() {
      return Optional.of(new Dimensions(1024, 768));
    }

    @Override
    public Optional<String> placeholder() {
      return Optional.of("data:image/webp;base64,".concat("x".repeat(140)));
    }
  }
}
