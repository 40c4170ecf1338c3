package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.mediastore.Dimensions;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.MissingOwnerException;
import io.github.mediastore.contract.TestContent;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What is special about media in columns of the host's. */
class ColumnMediaStoreTest {

  private static final UUID ACME = UUID.fromString("6f6c4c1e-5f6e-4d52-9f0e-6b1f1f0a8b11");

  private final DataSource database = TestPostgres.emptySchema();
  private final ColumnMediaStore store;

  ColumnMediaStoreTest() {
    TestPostgres.execute(
        database,
        """
        CREATE TABLE users (id bigint PRIMARY KEY, profile_photo_data bytea, photo_meta jsonb);
        CREATE TABLE organizations (id uuid PRIMARY KEY, logo_data bytea);
        CREATE TABLE parts (id text PRIMARY KEY, image_data bytea[]);
        INSERT INTO users VALUES (1), (2);
        INSERT INTO organizations VALUES ('6f6c4c1e-5f6e-4d52-9f0e-6b1f1f0a8b11');
        INSERT INTO parts VALUES
          ('a "b", {c\\}', ARRAY['\\x01'::bytea, '\\x0203'::bytea]), ('2', NULL)
        """);
    store =
        ColumnMediaStore.builder()
            .column("users", "profile", "users.profile_photo_data")
            .metadata("photo_meta")
            .column("organizations", "logo", "organizations.logo_data")
            .arrayColumn("parts", "images", "parts.image_data")
            .autonomous(database);
  }

  @Test
  void keysOfBigintUuidAndTextTypeAreUnderstood() {
    List<MediaSlot> slots =
        List.of(
            MediaSlot.of("users", 1L, "profile"),
            MediaSlot.of("organizations", ACME, "logo"),
            MediaSlot.of("parts", "a \"b\", {c\\}", "images"));
    for (MediaSlot slot : slots) {
      byte[] bytes = TestContent.bytes(3_000, slot.hashCode());
      MediaInfo info = store.put(slot, TestContent.of(bytes));
      assertThat(store.find(slot).orElseThrow().bytes()).isEqualTo(bytes);
      assertThat(store.find(info.id()).orElseThrow().info().slot()).isEqualTo(slot);
    }
    assertThat(store.list(slots).values()).allSatisfy(media -> assertThat(media).hasSize(1));
  }

  @Test
  void onAConnectionAWriteIsSeenThereAndUndoneWithItsTransaction() throws SQLException {
    MediaSlot slot = MediaSlot.of("users", 1, "profile");
    MediaInfo before = store.put(slot, TestContent.small(1));
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      ColumnMediaStore onConnection = store.on(connection);

      MediaInfo after = onConnection.put(slot, TestContent.small(2));

      assertThat(onConnection.info(slot).orElseThrow().id()).isEqualTo(after.id());
      assertThat(store.info(slot).orElseThrow().id()).isEqualTo(before.id());
      connection.rollback();
    }
    assertThat(store.info(slot).orElseThrow().id()).isEqualTo(before.id());
  }

  @Test
  void whatTheHostStoredBeforeIsThere() {
    MediaSlot slot = MediaSlot.of("parts", "a \"b\", {c\\}", "images");
    assertThat(store.list(slot)).extracting(MediaInfo::size).containsExactly(1L, 2L);
    assertThat(store.find(slot, 1).orElseThrow().bytes()).containsExactly(2, 3);
    MediaId first = store.info(slot).orElseThrow().id();
    assertThat(store.remove(first)).isTrue();
    assertThat(store.list(slot)).extracting(MediaInfo::size).containsExactly(2L);
  }

  @Test
  void typeAndDimensionsOfAPictureAreReadFromItsFirstBytes() throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), "png", png);
    MediaSlot slot = MediaSlot.of("organizations", ACME, "logo");
    store.put(slot, TestContent.of(png.toByteArray()));
    MediaInfo info = store.info(slot).orElseThrow();
    assertThat(info.contentType()).isEqualTo("image/png");
    assertThat(info.dimensions()).contains(new Dimensions(30, 20));
    assertThat(info.storedAt()).isEmpty();
  }

  @Test
  void anOwnerWithoutARowIsATypedErrorForWritesAndEmptyForTheRest() {
    MediaSlot slot = MediaSlot.of("users", 77, "profile");
    assertThatExceptionOfType(MissingOwnerException.class)
        .isThrownBy(() -> store.put(slot, TestContent.small(1)))
        .withMessageContaining("77")
        .withMessageContaining("users");
    assertThatExceptionOfType(MissingOwnerException.class)
        .isThrownBy(() -> store.add(slot, TestContent.small(1)));
    assertThat(store.info(slot)).isEmpty();
    assertThat(store.find(slot)).isEmpty();
    assertThat(store.count(slot)).isZero();
    assertThat(store.clear(slot)).isZero();
    assertThat(store.clearOwner("users", 77)).isZero();
  }

  @Test
  void anIdOfContentThatTheHostHasChangedSinceIsStale() {
    MediaSlot slot = MediaSlot.of("organizations", ACME, "logo");
    MediaId id = store.put(slot, TestContent.small(1)).id();
    TestPostgres.execute(database, "UPDATE organizations SET logo_data = 'other'");
    assertThat(store.info(id)).isEmpty();
    assertThat(store.remove(id)).isFalse();
    assertThatExceptionOfType(MediumGoneException.class)
        .isThrownBy(() -> store.replace(id, TestContent.small(2)));
    assertThat(store.find(slot).orElseThrow().bytes()).asString().isEqualTo("other");
  }

  @Test
  void aColumnForOneMediumTakesNoSecond() {
    MediaSlot slot = MediaSlot.of("users", 1, "profile");
    store.add(slot, TestContent.small(1));
    assertThatIllegalStateException()
        .isThrownBy(() -> store.add(slot, TestContent.small(2)))
        .withMessageContaining("users/1/profile");
    assertThat(store.indexOf(slot, store.put(slot, TestContent.small(3)).id())).hasValue(0);
    assertThat(store.list(slot)).extracting(MediaInfo::size).containsExactly(103L);
    assertThat(store.count(MediaSlot.of("users", 2, "profile"))).isZero();
  }

  @Test
  void metadataAreWrittenAndClearedWithTheBytes() throws SQLException {
    MediaSlot slot = MediaSlot.of("users", 1, "profile");
    store.put(slot, TestContent.picture(TestContent.bytes(50, 1), new Dimensions(8, 6), "data:,"));
    MediaInfo info = store.info(slot).orElseThrow();
    assertThat(info.dimensions()).contains(new Dimensions(8, 6));
    assertThat(info.placeholder()).contains("data:,");
    assertThat(info.storedAt()).isPresent();
    assertThat(store.remove(info.id())).isTrue();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT profile_photo_data IS NULL AND photo_meta IS NULL FROM users WHERE id ="
                    + " 1")) {
      assertThat(row.next() && row.getBoolean(1)).isTrue();
    }
  }

  @Test
  void namesThatCouldBeMoreThanNamesAreRefused() {
    ColumnMediaStoreBuilder builder = ColumnMediaStore.builder();
    for (String name : List.of("users", "a.b.c.d", "users.\"photo", "users.a b", "users.")) {
      assertThatIllegalArgumentException().isThrownBy(() -> builder.column("users", "p", name));
    }
    builder.column("users", "profile", "users.photo");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.arrayColumn("users", "profile", "users.other"))
        .withMessageContaining("users/*/profile");
    assertThatIllegalArgumentException().isThrownBy(() -> builder.metadata("meta; --"));
    assertThatIllegalStateException().isThrownBy(() -> ColumnMediaStore.builder().metadata("m"));
  }

  @Test
  void aSlotThatNoColumnWasNamedForIsAMistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.info(MediaSlot.of("users", 1, "banner")))
        .withMessageContaining("users/1/banner");
  }
}
