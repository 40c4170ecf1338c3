package io.github.mediastore.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.ByteRange;
import io.github.mediastore.CompressorBusyException;
import io.github.mediastore.Media;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.UnreadableUploadException;
import io.github.mediastore.contract.TestContent;
import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.ImageCompressor;
import io.github.mediastore.image.WebpImageCompressor;
import io.github.mediastore.jdbc.migration.FallbackMediaStore;
import io.github.mediastore.jdbc.migration.FileMigration;
import io.github.mediastore.jdbc.migration.report.MigrationEntry;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Outcome;
import io.github.mediastore.jdbc.migration.report.MigrationEntry.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Files that are shown while nobody has moved them yet, and those that never come back. */
class FallbackMediaStoreTest {

  private static final MediaSlot USER = MediaSlot.of("users", 1, "profile");
  private static final MediaSlot PART = MediaSlot.of("parts", 1, "images");

  private final PGSimpleDataSource database = TestPostgres.withTables();
  private final JdbcMediaStore store = JdbcMediaStore.autonomous(database);
  private final WebpImageCompressor webp =
      WebpImageCompressor.with(
          CompressionSettings.builder().rendition("thumb", 20, 10_000).build());
  private final AtomicInteger compressions = new AtomicInteger();
  private final AtomicBoolean busy = new AtomicBoolean();

  @TempDir private Path root;
  private FileMigration migration;
  private FallbackMediaStore serving;
  private FallbackMediaStore importing;

  @BeforeEach
  void prepare() {
    migration = ImportProcess.builder(database, root).compressor(compressor()).build();
    migration.createLedger();
    ConnectionSource connections = ConnectionSource.of(database);
    serving = FallbackMediaStore.serving(store, connections, migration, migration::filesOf);
    importing = FallbackMediaStore.importing(store, connections, migration, migration::filesOf);
  }

  private ImageCompressor compressor() {
    return upload -> {
      compressions.incrementAndGet();
      if (busy.get()) {
        throw new CompressorBusyException("Too much to do", null);
      }
      return webp.compress(upload);
    };
  }

  @Test
  void aFileIsServedAsTheMediumItWillBe() throws IOException {
    ImportProcess.picture(root, "users/1/profile.png", 1);
    CompressedImage picture = webp.compress(root.resolve("users/1/profile.png"));
    MediaContent thumb = picture.renditions().values().iterator().next();

    MediaInfo info = serving.info(USER).orElseThrow();
    Media media = serving.find(USER).orElseThrow();
    assertThat(info.contentType()).isEqualTo("image/webp");
    assertThat(info.dimensions()).isEqualTo(picture.dimensions());
    assertThat(info.placeholder()).isEqualTo(picture.placeholder());
    assertThat(media.bytes()).isEqualTo(picture.bytes());
    assertThat(media.openStream()).hasBinaryContent(picture.bytes());
    assertThat(serving.find(USER, 0, "thumb").orElseThrow().bytes())
        .isEqualTo(thumb.openStream().readAllBytes());
    assertThat(serving.find(info.id(), "thumb").orElseThrow().info().rendition())
        .isEqualTo("thumb");
    assertThat(serving.count(USER)).isEqualTo(1);
    assertThat(serving.find(USER, 1)).isEmpty();
    assertThat(serving.info(USER, 1)).isEmpty();
    assertThat(compressions).as("the last ones are remembered").hasValue(1);
    assertThat(store.count(USER)).isZero();
    assertThat(migration.ledger().entries()).isEmpty();

    migration.run();

    MediaInfo taken = serving.info(USER).orElseThrow();
    assertThat(taken)
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(".*id", ".*storedAt")
        .isEqualTo(info);
    assertThat(taken.id()).isEqualTo(store.info(USER).orElseThrow().id());
    assertThat(serving.info(info.id()))
        .as("pages of before")
        .map(MediaInfo::id)
        .contains(taken.id());
    assertThat(serving.find(info.id()).orElseThrow().bytes()).isEqualTo(picture.bytes());
    assertThat(serving.list(List.of(USER)).get(USER)).hasSize(1);
  }

  @Test
  void lookingAtASlotTakesItsFilesIfAsked() throws IOException {
    ImportProcess.picture(root, "parts/1/a.png", 1);
    ImportProcess.picture(root, "parts/1/b.png", 2);

    assertThat(importing.find(PART, 1)).isPresent();

    assertThat(store.count(PART)).isEqualTo(2);
    assertThat(migration.ledger().entries())
        .extracting(MigrationEntry::mediaId)
        .containsExactlyElementsOf(importing.list(PART).stream().map(MediaInfo::id).toList());
    assertThat(migration.run().counts()).isEqualTo(Map.of(Outcome.UNCHANGED, 2));
    assertThat(migration.verify().counts()).isEqualTo(Map.of(Outcome.IMPORTED, 2));
  }

  @Test
  void manyWhoLookAtOnceTakeAFileOnce() throws Exception {
    ImportProcess.picture(root, "users/1/profile.png", 1);
    Callable<MediaId> look = () -> importing.find(USER).orElseThrow().info().id();

    List<MediaId> seen = atOnce(Stream.generate(() -> look).limit(8).toList());

    assertThat(seen.stream().distinct()).hasSize(1);
    assertThat(store.count(USER)).isEqualTo(1);
    assertThat(compressions).hasValue(1);
  }

  @Test
  void aRunAndManyWhoLookShowEachFileOnceAtAnyMoment() throws Exception {
    for (int i = 0; i < 20; i++) {
      ImportProcess.picture(root, "parts/1/%02d.png".formatted(i), i);
    }
    Callable<MediaId> look =
        () -> {
          for (int i = 0; i < 20; i++) {
            assertThat(serving.count(PART)).isEqualTo(20);
            assertThat(serving.find(PART, i)).isPresent();
          }
          return new MediaId("done");
        };
    Callable<MediaId> run =
        () -> {
          assertThat(migration.run().counts()).isEqualTo(Map.of(Outcome.IMPORTED, 20));
          return new MediaId("done");
        };
    assertThat(atOnce(List.of(look, run, look))).hasSize(3);
    assertThat(store.count(PART)).isEqualTo(20);
  }

  @Test
  void whatWasRemovedFromTheStoreDoesNotComeBackFromItsFile() throws IOException {
    for (int user = 1; user <= 4; user++) {
      ImportProcess.picture(root, "users/" + user + "/profile.png", user);
    }
    migration.run();
    importing.remove(importing.info(USER).orElseThrow().id());
    importing.clear(user(2));
    importing.clearOwner("users", 3);
    migration.undo();

    for (FallbackMediaStore each : List.of(serving, importing)) {
      for (int user = 1; user <= 4; user++) {
        assertThat(each.find(user(user))).as("user %d", user).isEmpty();
        assertThat(each.info(user(user))).isEmpty();
        assertThat(each.count(user(user))).isZero();
        assertThat(each.list(user(user))).isEmpty();
      }
    }
    assertThat(migration.run().counts())
        .as("what was taken back by the undo alone is taken again")
        .isEqualTo(Map.of(Outcome.SUPERSEDED, 3, Outcome.IMPORTED, 1));
  }

  @Test
  void whatIsPutOrRemovedBeforeAFileWasTakenDeclinesItForGood() throws IOException {
    for (int user = 1; user <= 5; user++) {
      ImportProcess.picture(root, "users/" + user + "/profile.png", user);
    }
    MediaInfo put = serving.put(USER, TestContent.small(1));
    assertThat(serving.clear(user(2))).isEqualTo(1);
    assertThat(serving.clearOwner("users", 3)).isEqualTo(1);
    MediaId file = serving.info(user(4)).orElseThrow().id();
    assertThat(serving.remove(file)).isTrue();
    assertThat(serving.remove(file)).isFalse();
    // Somebody comes back with another picture in the same file.
    ImportProcess.picture(root, "users/4/profile.png", 99);

    assertThat(outcomes())
        .isEqualTo(
            Map.of(
                "users/1/profile.png", Outcome.SUPERSEDED,
                "users/2/profile.png", Outcome.SUPERSEDED,
                "users/3/profile.png", Outcome.SUPERSEDED,
                "users/4/profile.png", Outcome.SUPERSEDED));
    assertThat(migration.run().counts())
        .isEqualTo(Map.of(Outcome.SUPERSEDED, 4, Outcome.IMPORTED, 1));
    assertThat(serving.list(USER)).extracting(MediaInfo::id).containsExactly(put.id());
    assertThat(serving.info(user(2))).isEmpty();
    assertThat(importing.info(user(3))).isEmpty();
    assertThat(importing.info(user(4))).isEmpty();
  }

  @Test
  void whatWasTakenBackOrRefusedIsDeclinedByAWriteAsWell() throws IOException {
    for (int user = 1; user <= 3; user++) {
      ImportProcess.picture(root, "users/" + user + "/profile.png", user);
    }
    ImportProcess.write(root, "users/4/profile.png", "no picture".getBytes(UTF_8));
    migration.run();
    migration.undo();

    MediaInfo put = serving.put(USER, TestContent.small(1));
    assertThat(serving.clear(user(2))).as("it was not shown").isZero();
    assertThat(serving.clearOwner("users", 3)).isZero();
    assertThat(serving.clear(user(4))).isZero();
    ImportProcess.picture(root, "users/4/profile.png", 4);

    assertThat(migration.run().counts()).isEqualTo(Map.of(Outcome.SUPERSEDED, 4));
    assertThat(store.list(USER)).extracting(MediaInfo::id).containsExactly(put.id());
  }

  @Test
  void whatIsAddedFollowsTheFiles() throws IOException {
    ImportProcess.picture(root, "parts/1/a.png", 1);
    ImportProcess.picture(root, "parts/1/b.png", 2);

    MediaInfo added = serving.add(PART, TestContent.small(3));

    assertThat(serving.indexOf(added.slot(), added.id())).hasValue(2);
    assertThat(serving.list(PART)).hasSize(3);
    assertThat(store.list(PART).get(2).id()).isEqualTo(added.id());
    assertThat(migration.run().counts()).isEqualTo(Map.of(Outcome.UNCHANGED, 2));
  }

  @Test
  void whatIsAddedTogetherFollowsTheFilesOrNothingDoes() throws IOException {
    ImportProcess.picture(root, "parts/1/a.png", 1);
    MediaContent refused = TestContent.thatSays(11, new byte[10]);
    assertThatExceptionOfType(UnreadableUploadException.class)
        .isThrownBy(() -> serving.addAll(PART, List.of(TestContent.small(2), refused)));
    assertThat(serving.addAll(PART, List.of())).isEmpty();
    assertThat(store.count(PART)).isZero();

    List<MediaInfo> added =
        serving.addAll(PART, List.of(TestContent.small(2), TestContent.small(3)));

    assertThat(serving.list(PART)).hasSize(3);
    assertThat(store.list(PART).subList(1, 3))
        .extracting(MediaInfo::id)
        .containsExactly(added.get(0).id(), added.get(1).id());
    assertThat(migration.run().counts()).isEqualTo(Map.of(Outcome.UNCHANGED, 1));
  }

  @Test
  void filesAreNamedByIdsLikeAnyMedium() throws IOException {
    for (String name : List.of("a", "b", "c")) {
      ImportProcess.picture(root, "parts/1/" + name + ".png", name.charAt(0));
    }
    List<MediaId> ids = serving.list(PART).stream().map(MediaInfo::id).toList();
    List<byte[]> bytes = ids.stream().map(id -> serving.find(id).orElseThrow().bytes()).toList();

    assertThat(serving.remove(ids.get(1))).isTrue();
    assertThat(serving.list(PART))
        .extracting(MediaInfo::id)
        .containsExactly(ids.get(0), ids.get(2));
    serving.reorder(PART, List.of(ids.get(2), ids.get(0)));
    assertThat(store.find(PART, 0).orElseThrow().bytes()).isEqualTo(bytes.get(2));
    assertThat(store.find(PART, 1).orElseThrow().bytes()).isEqualTo(bytes.get(0));
    MediaInfo replaced = serving.replace(ids.get(2), TestContent.small(7));
    assertThat(serving.indexOf(replaced.slot(), replaced.id())).hasValue(0);
    assertThat(serving.list(PART)).hasSize(2);
    assertThat(serving.info(ids.get(2))).isEmpty();
  }

  @Test
  void anIdOpensNoFileThatTheSlotDoesNotHave() throws IOException {
    ImportProcess.picture(root, "users/1/profile.png", 1);
    ImportProcess.picture(root, "users/secret.png", 2);
    for (String path : List.of("users/secret.png", "../secret.png", "/etc/hostname")) {
      byte[] text =
          String.join(Character.toString(0), "users", "1", "profile", path).getBytes(UTF_8);
      MediaId forged = new MediaId("file." + Base64.getUrlEncoder().encodeToString(text));
      assertThat(serving.find(forged)).isEmpty();
      assertThat(importing.info(forged)).isEmpty();
      assertThat(serving.remove(forged)).isFalse();
    }
    for (String text : List.of("file.", "file.????", "file.AAAA", "file.YQ")) {
      assertThat(serving.find(new MediaId(text))).isEmpty();
      assertThat(serving.remove(new MediaId(text))).isFalse();
    }
  }

  @Test
  void whatIsNoPictureIsNeverShown() throws IOException {
    ImportProcess.write(root, "users/1/profile.png", "<script>alert(1)</script>".getBytes(UTF_8));
    ImportProcess.write(root, "users/2/profile.svg", "<svg onload='x'/>".getBytes(UTF_8));
    Files.createDirectories(root.resolve("users/3"));
    Files.createSymbolicLink(root.resolve("users/3/profile.png"), Path.of("/etc/hostname"));

    for (FallbackMediaStore each : List.of(serving, importing)) {
      for (int user = 1; user <= 3; user++) {
        assertThat(each.find(user(user))).isEmpty();
        assertThat(each.count(user(user))).isZero();
      }
    }
  }

  @Test
  void aVideoIsServedFromItsFileInAnyStretch() throws IOException {
    byte[] film = ImportProcess.mp4();
    ImportProcess.write(root, "parts/1/film.mp4", film);
    Media media = serving.find(PART).orElseThrow();

    assertThat(media.info().contentType()).isEqualTo("video/mp4");
    assertThat(media.info().size()).isEqualTo(film.length);
    assertThat(media.bytes()).isEqualTo(film);
    assertThat(media.openStream(new ByteRange(4, 11)))
        .hasBinaryContent(Arrays.copyOfRange(film, 4, 12));
    assertThat(importing.find(PART).orElseThrow().info().sha256()).isEqualTo(media.info().sha256());
  }

  @Test
  void inATransactionOfTheHostsNothingIsTakenByLookingAndAWriteIsTheHosts() throws Exception {
    ImportProcess.picture(root, "users/1/profile.png", 1);
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      ConnectionSource host = lending(connection);
      FallbackMediaStore joining =
          FallbackMediaStore.importing(
              JdbcMediaStore.joining(host), host, migration, migration::filesOf);

      assertThat(joining.find(USER)).isPresent();
      assertThat(joining.count(USER)).isEqualTo(1);
      connection.commit();
      assertThat(store.count(USER)).isZero();
      assertThat(migration.ledger().entries()).isEmpty();

      joining.put(USER, TestContent.small(1));
      assertThat(joining.count(USER)).isEqualTo(1);
      connection.rollback();
      assertThat(serving.info(USER).orElseThrow().contentType()).isEqualTo("image/webp");

      joining.add(USER, TestContent.small(2));
      connection.commit();
      assertThat(store.count(USER)).isEqualTo(2);
      assertThat(outcomes()).isEqualTo(Map.of("users/1/profile.png", Outcome.IMPORTED));
    }
  }

  @Test
  void aBusyCompressorIsSaidSoAndNotTheEndOfTheFile() throws IOException {
    ImportProcess.picture(root, "users/1/profile.png", 1);
    busy.set(true);
    assertThatExceptionOfType(CompressorBusyException.class).isThrownBy(() -> importing.find(USER));
    assertThat(migration.ledger().entries())
        .extracting(MigrationEntry::problem)
        .containsExactly(Problem.BUSY);
    busy.set(false);
    assertThat(importing.find(USER)).isPresent();
    assertThat(outcomes()).isEqualTo(Map.of("users/1/profile.png", Outcome.IMPORTED));
  }

  @Test
  void aWriteThatTheCompressorHasNoTimeForChangesNothing() throws IOException {
    ImportProcess.picture(root, "parts/1/a.png", 1);
    MediaId file = serving.info(PART).orElseThrow().id();
    migration = ImportProcess.builder(database, root).compressor(compressor()).build();
    serving =
        FallbackMediaStore.serving(
            store, ConnectionSource.of(database), migration, migration::filesOf);
    busy.set(true);
    assertThatExceptionOfType(CompressorBusyException.class)
        .isThrownBy(() -> serving.add(PART, TestContent.small(2)));
    assertThatExceptionOfType(CompressorBusyException.class)
        .isThrownBy(() -> serving.replace(file, TestContent.small(2)));
    assertThat(store.count(PART)).isZero();
    busy.set(false);
    assertThat(serving.indexOf(PART, serving.add(PART, TestContent.small(2)).id())).hasValue(1);
  }

  @Test
  void whatWasTakenBackStaysHiddenWhenTheNextRunHasNoTimeForIt() throws IOException {
    ImportProcess.picture(root, "users/1/profile.png", 1);
    migration.run();
    migration.undo();
    busy.set(true);
    assertThat(migration.run().entries())
        .extracting(MigrationEntry::problem)
        .containsExactly(Problem.BUSY);
    busy.set(false);
    assertThat(serving.info(USER)).isEmpty();
    assertThat(migration.run().counts()).isEqualTo(Map.of(Outcome.IMPORTED, 1));
  }

  @Test
  void aFolderThatCannotBeListedIsNotTakenForAnEmptyOne() throws IOException {
    FileMigration flat =
        FileMigration.builder(database, store::on, root.resolve("none"))
            .files("{ownerId}_*.png", "users", "profile")
            .build();
    FallbackMediaStore each =
        FallbackMediaStore.serving(store, ConnectionSource.of(database), flat, flat::filesOf);
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> each.put(USER, TestContent.small(1)))
        .withMessageContaining("none");
    assertThat(store.count(USER)).isZero();
  }

  private Map<String, Outcome> outcomes() {
    return migration.ledger().entries().stream()
        .collect(Collectors.toMap(MigrationEntry::source, MigrationEntry::outcome));
  }

  private static MediaSlot user(int id) {
    return MediaSlot.of("users", id, "profile");
  }

  private static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> each : threads.invokeAll(tasks)) {
        results.add(each.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private static ConnectionSource lending(Connection connection) {
    return new ConnectionSource() {
      @Override
      public Connection open() {
        return connection;
      }

      @Override
      public void close(Connection borrowed) {}
    };
  }
}
