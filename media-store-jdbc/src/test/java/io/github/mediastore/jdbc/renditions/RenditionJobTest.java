package io.github.mediastore.jdbc.renditions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.mediastore.Dimensions;
import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaId;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaKind;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediumGoneException;
import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.Fit;
import io.github.mediastore.image.WebpImageCompressor;
import io.github.mediastore.jdbc.ColumnMediaStore;
import io.github.mediastore.jdbc.ConnectionSource;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.ReusedConnections;
import io.github.mediastore.jdbc.TestPostgres;
import io.github.mediastore.jdbc.renditions.RenditionEntry.Outcome;
import io.github.mediastore.objects.FileObjectStore;
import io.github.mediastore.objects.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class RenditionJobTest {

  private final PGSimpleDataSource database = TestPostgres.withTables();
  private final ReusedConnections connections = new ReusedConnections(database);
  private final JdbcMediaStore store = JdbcMediaStore.autonomous(connections);

  private RenditionJobBuilder job() {
    return RenditionJob.builder(store, Gallery.SETTINGS).kind(Gallery.KIND);
  }

  @AfterEach
  void closeConnections() throws SQLException {
    connections.close();
  }

  @Test
  void everyPictureGetsItsRenditionsAndNothingElseChanges() {
    Gallery.fill(store, 20);
    MediaSlot other = MediaSlot.of("users", 1, "profile");
    store.put(other, Gallery.before(1));
    String before = Gallery.digest(database, "true");

    RenditionReport report = job().build().run();

    assertThat(report.counts()).isEqualTo(Map.of(Outcome.MADE, 60L));
    assertThat(report.renditions()).isEqualTo(120);
    assertThat(report.bytesMade()).isPositive();
    assertThat(report.bytesRead()).isPositive();
    assertThat(Gallery.digest(database, "true")).isEqualTo(before);
    for (MediaInfo info : store.list(Gallery.slot(7))) {
      assertThat(info.renditions()).containsOnlyKeys("card", "thumb");
      info.renditions()
          .forEach(
              (name, rendition) ->
                  assertThat(rendition.settingsFingerprint())
                      .contains(Gallery.SETTINGS.fingerprint(name)));
      assertThat(info.renditionOrFull("card").dimensions()).contains(new Dimensions(40, 40));
      assertThat(info.renditionOrFull("thumb").dimensions()).contains(new Dimensions(20, 13));
    }
    assertThat(store.info(other).orElseThrow().renditions()).isEmpty();
    assertThat(store.verify(0, 1000).damaged()).isEmpty();
    assertThat(job().build().run().counts()).isEqualTo(Map.of(Outcome.UNCHANGED, 60L));
  }

  @Test
  void aPreviewSaysTheSameAndWritesNothing() {
    Gallery.fill(store, 2);
    RenditionReport preview = job().build().preview();

    assertThat(preview.counts()).isEqualTo(Map.of(Outcome.MADE, 6L));
    assertThat(preview.renditions()).isEqualTo(12);
    assertThat(store.info(Gallery.slot(0)).orElseThrow().renditions()).isEmpty();
    assertThat(job().build().run().counts()).isEqualTo(preview.counts());
    assertThat(job().build().preview().counts()).isEqualTo(Map.of(Outcome.UNCHANGED, 6L));
  }

  @Test
  void whatOtherSettingsMadeIsMadeAgainUnlessOnlyWhatIsMissingIsAskedFor() {
    CompressionSettings old =
        CompressionSettings.builder().maxDimension(90).rendition("card", 30, 4_000).build();
    MediaInfo info =
        store.put(
            Gallery.slot(1), WebpImageCompressor.with(old).compress(bytes(Gallery.before(1))));
    assertThat(info.renditions()).containsOnlyKeys("card");

    job().onlyMissing(true).build().run();
    assertThat(rendition(info, "card").dimensions()).contains(new Dimensions(30, 20));
    assertThat(rendition(info, "thumb").dimensions()).contains(new Dimensions(20, 13));
    MediaInfo thumb = rendition(info, "thumb");

    RenditionReport report = job().build().run();

    assertThat(report.renditions()).isEqualTo(1);
    assertThat(rendition(info, "card").dimensions()).contains(new Dimensions(40, 40));
    assertThat(rendition(info, "thumb")).usingRecursiveComparison().isEqualTo(thumb);
  }

  @Test
  void aRenditionThatIsNoLongerNeededBecomesThePictureItself() {
    MediaInfo info = store.put(Gallery.slot(1), Gallery.before(1));
    job().build().run();
    CompressionSettings larger =
        CompressionSettings.builder()
            .maxDimension(1024)
            .rendition("card", Fit.inside(500), 400_000)
            .build();
    RenditionJob enlarge = RenditionJob.builder(store, larger).kind(Gallery.KIND).build();

    assertThat(enlarge.run().counts()).isEqualTo(Map.of(Outcome.MADE, 1L));

    assertThat(rendition(info, "card").sha256()).isEqualTo(info.sha256());
    assertThat(rendition(info, "card").dimensions()).isEqualTo(info.dimensions());
    assertThat(enlarge.run().counts()).isEqualTo(Map.of(Outcome.UNCHANGED, 1L));
  }

  @Test
  void oneBadPictureStopsNothingAndIsNamed() {
    MediaSlot slot = Gallery.slot(1);
    store.add(slot, Gallery.before(1));
    MediaId damaged = store.add(slot, Gallery.before(2)).id();
    MediaId garbage = store.add(slot, MediaContent.of("image/webp", "no".getBytes(UTF_8))).id();
    MediaId unknown =
        store.add(slot, MediaContent.of("image/svg+xml", "<svg/>".getBytes(UTF_8))).id();
    store.add(slot, MediaContent.of("video/mp4", new byte[900_000]));
    TestPostgres.execute(
        database,
        """
        UPDATE media_chunk c SET data = set_byte(data, 40, 255 - get_byte(data, 40))
        FROM media_representation r WHERE r.id = c.representation_id AND r.media_id =\
        """
            + damaged.value());
    List<RenditionEntry> entries = Collections.synchronizedList(new ArrayList<>());

    RenditionReport report = job().listener(entries::add).build().run();

    assertThat(report.count(Outcome.MADE)).isEqualTo(1);
    assertThat(report.count(Outcome.NO_PICTURE)).isEqualTo(1);
    assertThat(outcome(entries, damaged)).isEqualTo(Outcome.DAMAGED);
    assertThat(outcome(entries, garbage)).isIn(Outcome.DAMAGED, Outcome.REJECTED);
    assertThat(outcome(entries, unknown)).isEqualTo(Outcome.REJECTED);
    assertThat(entries.stream().filter(each -> each.outcome().isProblem()))
        .hasSize(3)
        .allSatisfy(each -> assertThat(each.reason()).isNotBlank());
    assertThat(entries.stream().filter(each -> each.id().equals(damaged)).findFirst())
        .get()
        .satisfies(each -> assertThat(each.reason()).contains("SHA-256"));
    assertThat(store.info(damaged).orElseThrow().renditions()).isEmpty();
  }

  @Test
  void aPictureThatIsAsSmallAlreadyNeedsNone() {
    CompressionSettings large =
        CompressionSettings.builder().maxDimension(1024).rendition("card", 500, 400_000).build();
    store.put(Gallery.slot(1), Gallery.before(1));

    RenditionJob job = RenditionJob.builder(store, large).kind(Gallery.KIND).build();

    assertThat(job.preview().counts()).isEqualTo(Map.of(Outcome.TOO_SMALL, 1L));
    assertThat(job.run().counts()).isEqualTo(Map.of(Outcome.TOO_SMALL, 1L));
  }

  @Test
  void whatIsRemovedOrReplacedMeanwhileIsGone() {
    MediaSlot slot = Gallery.slot(1);
    List<MediaId> ids = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      ids.add(store.add(slot, Gallery.before(i)).id());
    }
    Collections.shuffle(ids);

    RenditionReport report =
        job()
            .listener(
                entry -> {
                  for (MediaId id : ids.subList(0, 10)) {
                    store.remove(id);
                  }
                  for (MediaId id : ids.subList(10, 20)) {
                    store.info(id).ifPresent(info -> replace(id));
                  }
                })
            .build()
            .run();

    assertThat(report.media()).as("with replacements that came in time").isBetween(40L, 50L);
    assertThat(report.count(Outcome.MADE) + report.count(Outcome.GONE)).isEqualTo(40);
    assertThat(report.count(Outcome.GONE)).isPositive();
    assertThat(store.list(slot))
        .hasSize(30)
        .allSatisfy(info -> assertThat(info.renditions()).containsOnlyKeys("card", "thumb"));
  }

  private void replace(MediaId id) {
    try {
      store.replace(id, Gallery.now(1));
    } catch (MediumGoneException e) {
      assertThat(e).hasMessageContaining("gone"); // The other thread was faster.
    }
  }

  @Test
  void twoJobsAtOnceShareTheWork() throws Exception {
    Gallery.fill(store, 100);
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    long made = 0;
    try {
      List<Future<RenditionReport>> runs = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        runs.add(
            threads.submit(
                () -> {
                  start.await();
                  return job().build().run();
                }));
      }
      for (Future<RenditionReport> run : runs) {
        assertThat(run.get().media()).isEqualTo(300);
        made += run.get().count(Outcome.MADE);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(made).as("300, and what both had in their hands").isBetween(300L, 400L);
    assertThat(Gallery.one(database, "SELECT count(*) FROM media_representation")).isEqualTo("900");
  }

  @Test
  void severalKindsAreGoneThroughOneAfterTheOther() {
    store.put(MediaSlot.of("users", 1, "profile"), Gallery.before(1));
    store.put(MediaSlot.of("parts", 1, "images"), Gallery.before(1));
    store.put(MediaSlot.of("parts", 1, "plans"), Gallery.before(1));

    RenditionReport report = job().kind(MediaKind.of("users")).build().run();

    assertThat(report.counts()).isEqualTo(Map.of(Outcome.MADE, 2L));
  }

  @Test
  void columnsAndSettingsWithoutRenditionsAreRefused() {
    ColumnMediaStore columns =
        ColumnMediaStore.builder()
            .column("users", "profile", "users.photo")
            .joining(ConnectionSource.of(database));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RenditionJob.builder(columns, Gallery.SETTINGS))
        .withMessageContaining("column holds one picture and no renditions");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RenditionJob.builder(store, CompressionSettings.defaults()))
        .withMessageContaining("no rendition");
    RenditionJobBuilder ofNothing = RenditionJob.builder(store, Gallery.SETTINGS);
    assertThatIllegalStateException().isThrownBy(ofNothing::build);
  }

  @Test
  void tablesThatDoNotKeepWhichSettingsMadeARenditionAreRefused() throws IOException {
    PGSimpleDataSource old = TestPostgres.emptySchema();
    for (String script : List.of("schema/V1__media_store.sql", "schema/V2__media_store.sql")) {
      try (InputStream in = JdbcMediaStore.class.getResourceAsStream(script)) {
        byte[] sql = Objects.requireNonNull(in, script).readAllBytes();
        TestPostgres.execute(old, new String(sql, UTF_8));
      }
    }
    JdbcMediaStore oldStore = JdbcMediaStore.autonomous(old);
    Gallery.fill(oldStore, 3);
    RenditionJob job = RenditionJob.builder(oldStore, Gallery.SETTINGS).kind(Gallery.KIND).build();

    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(job::run)
        .withMessageContaining("schema version 3");
  }

  @Test
  void anInterruptedRunSaysSoAndLeavesNothingHalf() {
    Gallery.fill(store, 30);
    Thread runner = Thread.currentThread();
    RenditionJob job = job().listener(entry -> runner.interrupt()).build();

    assertThatIllegalStateException()
        .isThrownBy(job::run)
        .withMessageContaining("can be started again");
    assertThat(Thread.interrupted()).isTrue();
    job().build().run();
    assertThat(Gallery.one(database, "SELECT count(*) FROM media_representation")).isEqualTo("270");
  }

  @Test
  void whatTheListenerThrowsEndsTheRun() {
    Gallery.fill(store, 3);

    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(
            () ->
                job()
                    .listener(
                        entry -> {
                          throw new ArithmeticException("the listener's");
                        })
                    .build()
                    .run());
  }

  private MediaInfo rendition(MediaInfo info, String name) {
    Optional<MediaInfo> now = store.info(info.id());
    return now.orElseThrow().renditionOrFull(name);
  }

  private static Outcome outcome(List<RenditionEntry> entries, MediaId id) {
    return entries.stream()
        .filter(each -> each.id().equals(id))
        .map(RenditionEntry::outcome)
        .findFirst()
        .orElseThrow();
  }

  private static byte[] bytes(MediaContent content) {
    try (InputStream in = content.openStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Where bytes are and who can reach them says nothing of what they are. */
  @Test
  void anObjectIsDamagedIfItIsMissingAndNotIfTheStoreDoesNotKnowWhereItIs(@TempDir Path folder)
      throws IOException {
    ObjectStore objects = new FileObjectStore(folder);
    JdbcMediaStore withObjects =
        JdbcMediaStore.builder().objects(objects, 100).autonomous(connections);
    withObjects.put(Gallery.slot(1), Gallery.before(1));

    List<RenditionEntry> heard = new ArrayList<>();
    assertThat(job().listener(heard::add).build().run().counts())
        .isEqualTo(Map.of(Outcome.FAILED, 1L));
    assertThat(heard.get(0).reason()).contains("made without an object store");

    RenditionJobBuilder knowing = RenditionJob.builder(withObjects, Gallery.SETTINGS);
    String key = Gallery.one(database, "SELECT object_key FROM media_representation");
    try (InputStream in = Files.newInputStream(folder.resolve(key))) {
      byte[] bytes = in.readAllBytes();
      objects.delete(key);
      assertThat(knowing.kind(Gallery.KIND).build().run().counts())
          .isEqualTo(Map.of(Outcome.DAMAGED, 1L));
      objects.put(key, "image/webp", new ByteArrayInputStream(bytes));
      assertThat(knowing.build().run().counts()).isEqualTo(Map.of(Outcome.MADE, 1L));
    }
  }
}
