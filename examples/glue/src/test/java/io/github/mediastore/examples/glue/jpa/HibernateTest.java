package io.github.mediastore.examples.glue.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.Media;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MissingOwnerException;
import io.github.mediastore.Sha256;
import io.github.mediastore.jdbc.ColumnMediaStore;
import io.github.mediastore.jdbc.MediaSchema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.cfg.JdbcSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store on a column, and Hibernate on the same table and in the same transaction. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HibernateTest {

  private static final MediaSlot PHOTO = MediaSlot.of("members", 1, "photo");

  private EmbeddedPostgres postgres;
  private DataSource database;
  private SessionFactory sessions;
  private ColumnMediaStore store;

  @BeforeAll
  void start() throws IOException {
    postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    database = postgres.getPostgresDatabase();
    sessions =
        new Configuration()
            .addAnnotatedClass(Member.class)
            .addAnnotatedClass(ReadingMember.class)
            .setProperty(JdbcSettings.JAKARTA_JDBC_URL, postgres.getJdbcUrl("postgres", "postgres"))
            .setProperty(JdbcSettings.JAKARTA_JDBC_USER, "postgres")
            .buildSessionFactory();
    store =
        ColumnMediaStore.builder()
            .column("members", "photo", "members.photo")
            .metadata("photo_meta")
            .autonomous(database);
  }

  @BeforeEach
  void createTable() throws SQLException {
    execute(
        """
        CREATE TABLE members (
          id bigint PRIMARY KEY, name text, photo bytea, photo_meta jsonb);
        INSERT INTO members VALUES (1, 'Ada')
        """);
  }

  @AfterEach
  void dropTable() throws SQLException {
    execute("DROP TABLE members");
  }

  @AfterAll
  void stop() throws IOException {
    sessions.close();
    postgres.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anEntityThatMapsTheColumnPutsBackWhatItLoaded(boolean trigger) {
    if (trigger) {
      MediaSchema.createFactsTriggers(store, database);
    }
    store.put(PHOTO, webp("first picture"));
    inSession(
        (session, joined) -> {
          Member member = session.find(Member.class, 1L);
          joined.put(PHOTO, webp("other picture"));
          member.name = "Ada Lovelace"; // Flushed with the bytes and the metadata that were loaded.
        });
    assertThat(served()).as("the put is lost").isEqualTo("first picture");
    assertThat(store.info(PHOTO).orElseThrow().contentType()).isEqualTo("image/webp");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void newBytesOfAnEntityWithOldMetadataAreServedAsWhatTheyAre(boolean trigger) {
    if (trigger) {
      MediaSchema.createFactsTriggers(store, database);
    }
    store.put(PHOTO, webp("first picture"));
    for (String text : new String[] {"other picture", "longer than the picture"}) {
      inSession(
          (session, joined) ->
              session.find(Member.class, 1L).photo = text.getBytes(StandardCharsets.UTF_8));
      assertThat(served()).isEqualTo(text);
      Media media = store.find(PHOTO).orElseThrow();
      assertThat(media.info().contentType()).isEqualTo("application/octet-stream");
      boolean isSeenUnread = trigger || text.length() != "first picture".length();
      assertThat(store.info(PHOTO).orElseThrow().sha256().equals(media.info().sha256()))
          .isEqualTo(isSeenUnread);
    }
    assertThat(store.verify(0, 10).damaged()).hasSize(trigger ? 0 : 1);
  }

  @Test
  void anEntityThatOnlyReadsTheColumnLeavesItToTheStore() {
    inSession(
        (session, joined) -> {
          ReadingMember member = session.find(ReadingMember.class, 1L);
          joined.put(PHOTO, webp("a picture"));
          member.name = "Ada Lovelace";
          session.flush();
          session.refresh(member);
          assertThat(member.photo).isEqualTo("a picture".getBytes(StandardCharsets.UTF_8));
        });
    assertThat(served()).isEqualTo("a picture");
    assertThat(store.info(PHOTO).orElseThrow().contentType()).isEqualTo("image/webp");
  }

  @Test
  void aNewRowIsFlushedBeforeItsPictureIsPut() {
    MediaSlot grace = MediaSlot.of("members", 2, "photo");
    inSession(
        (session, joined) -> {
          session.persist(new ReadingMember(2));
          assertThatExceptionOfType(MissingOwnerException.class)
              .isThrownBy(() -> joined.put(grace, webp("a picture")));
          session.flush();
          joined.put(grace, webp("a picture"));
        });
    assertThat(store.find(grace)).isPresent();
  }

  private String served() {
    Media media = store.find(PHOTO).orElseThrow();
    byte[] bytes = media.bytes();
    assertThat(media.info().sha256()).isEqualTo(Sha256.of(bytes));
    assertThat(media.info().size()).isEqualTo(bytes.length);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Does work in a transaction of Hibernate's, with the store on its connection. */
  private void inSession(BiConsumer<Session, ColumnMediaStore> work) {
    sessions.inTransaction(
        session -> session.doWork(connection -> work.accept(session, store.on(connection))));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static MediaContent webp(String text) {
    return MediaContent.of("image/webp", text.getBytes(StandardCharsets.UTF_8));
  }
}
