package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaId;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.contract.TestContent;
import io.github.mediastore.jdbc.objects.ObjectInstallation;
import io.github.mediastore.jdbc.objects.ObjectSweep;
import io.github.mediastore.jdbc.objects.SweepEntry.Outcome;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The rights that the guide to the store lists for operations on objects are enough for each, and
 * none too many.
 */
class ObjectOperationRightsTest {

  private static final GuideRights RIGHTS =
      new GuideRights(
          "| operation with objects | `media_store` | `media_slot` | `media` |"
              + " `media_representation` | `media_chunk` | `media_object` | `media_installation`"
              + " |");

  private static final MediaSlot SLOT = MediaSlot.of("parts", 1, "videos");
  private static final MediaSlot OTHER = MediaSlot.of("parts", 2, "videos");
  private static final byte[] LARGE = TestContent.bytes(2_000, 1);
  private static final String NAME = "test";

  private static final Map<String, Operation> OPERATIONS = operations();

  /**
   * Those that begin with a medium whose bytes are an object; the others with one in the tables.
   */
  private static final Set<String> OF_OBJECTS =
      Set.of(
          "RelocationJob.intoTables",
          "ObjectSweep.preview",
          "ObjectSweep.run",
          "ObjectSweep.lastRun",
          "previewUnknown",
          "noteUnknown",
          "obstacle",
          "mayWrite",
          "takeOver");

  private final PGSimpleDataSource tables = TestPostgres.withTables();
  private final String role = "operation_rights_" + tables.getCurrentSchema();
  private final LeakCheckingPool database;
  private final LeakCheckingPool restricted;

  @TempDir private Path folder;

  /** Something that is done by a role that has few rights. */
  @FunctionalInterface
  private interface Operation {
    void run(Subject subject) throws Exception;
  }

  /** What an operation is tried on, by the role, and by the owner of the tables. */
  private record Subject(
      JdbcMediaStore store,
      JdbcMediaStore owners,
      ObjectSweep sweep,
      ObjectInstallation installation,
      MediaId id) {}

  private static Map<String, Operation> operations() {
    Map<String, Operation> operations = new LinkedHashMap<>();
    operations.put("put", s -> s.store.put(SLOT, TestContent.of(LARGE)));
    operations.put("add", s -> s.store.add(SLOT, TestContent.of(LARGE)));
    operations.put("replace", s -> s.store.replace(s.id, TestContent.of(LARGE)));
    operations.put("stage", s -> require(s.store.stage(TestContent.of(LARGE)).isObject()));
    operations.put("DirectUploads.begin", s -> begin(s.store));
    operations.put("DirectUploads.confirm", ObjectOperationRightsTest::confirm);
    operations.put("RelocationJob.intoObjects", s -> moved(RelocationJob.intoObjects(s.store)));
    operations.put("RelocationJob.intoTables", s -> moved(RelocationJob.intoTables(s.store)));
    operations.put("ObjectSweep.preview", s -> require(s.sweep.preview().objects() == 1));
    operations.put("ObjectSweep.run", ObjectOperationRightsTest::sweep);
    operations.put("ObjectSweep.lastRun", s -> require(s.sweep.lastRun().isPresent()));
    operations.put(
        "previewUnknown", s -> require(s.sweep.previewUnknown().count(Outcome.UNKNOWN) == 1));
    operations.put("noteUnknown", s -> require(s.sweep.noteUnknown().count(Outcome.UNKNOWN) == 1));
    operations.put("obstacle", s -> require(s.installation.obstacle().isEmpty()));
    operations.put("mayWrite", s -> require(s.installation.mayWrite()));
    operations.put("takeOver", s -> s.installation.takeOver());
    return operations;
  }

  private static void require(boolean done) {
    assertThat(done).isTrue();
  }

  private static void moved(RelocationJob job) {
    require(job.run().count(RelocationEntry.Outcome.MOVED) == 1);
  }

  private static void sweep(Subject subject) {
    Map<Outcome, Long> counts = subject.sweep.run().counts();
    assertThat(counts).containsKeys(Outcome.NOTED, Outcome.DOOMED, Outcome.DELETED);
  }

  private static DirectUpload begin(JdbcMediaStore store) {
    return DirectUploads.of(store, 1_000_000).begin("ada", "video/mp4", 300_000).orElseThrow();
  }

  private static void confirm(Subject subject) throws Exception {
    DirectUpload upload = begin(subject.owners);
    HttpRequest.Builder request = HttpRequest.newBuilder(upload.address());
    upload.headers().forEach(request::header);
    byte[] video = new byte[300_000];
    System.arraycopy(
        new byte[] {0, 0, 0, 24, 'f', 't', 'y', 'p', 'm', 'p', '4', '2'}, 0, video, 0, 12);
    HttpClient.newHttpClient()
        .send(request.PUT(BodyPublishers.ofByteArray(video)).build(), BodyHandlers.discarding());
    require(DirectUploads.of(subject.store, 1_000_000).confirm("ada", upload.token()).isObject());
  }

  /** Connects as a role without rights. */
  ObjectOperationRightsTest() throws SQLException {
    database = new LeakCheckingPool(tables, 2, true);
    execute("CREATE ROLE %1$s LOGIN; GRANT USAGE ON SCHEMA %2$s TO %1$s");
    PGSimpleDataSource same = TestPostgres.sameSchemaAs(tables);
    same.setUser(role);
    restricted = new LeakCheckingPool(same, 2, true);
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
    restricted.close();
  }

  private void execute(String sql) {
    TestPostgres.execute(database, sql.formatted(role, tables.getCurrentSchema()));
  }

  static Stream<String> names() {
    return OPERATIONS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void theRightsInTheGuideAreEnoughAndNoneIsTooMany(String operation) throws IOException {
    RIGHTS.check(operation, this::isDone);
  }

  private boolean isDone(String operation, List<String> rights) throws IOException {
    execute(
        "DELETE FROM media_slot; DELETE FROM media_object; DELETE FROM media_installation;"
            + " REVOKE ALL ON ALL TABLES IN SCHEMA %2$s FROM %1$s");
    Path place = Files.createTempDirectory(folder, "objects");
    try (AddressedObjects objects = new AddressedObjects(place)) {
      Subject subject = subject(operation, objects);
      age(place);
      execute(
          rights.stream()
              .map(right -> "GRANT " + right + " TO %1$s; ")
              .collect(Collectors.joining()));
      Objects.requireNonNull(OPERATIONS.get(operation)).run(subject);
      return true;
    } catch (MediaStorageException e) {
      assertThat(e).rootCause().isInstanceOf(SQLException.class).hasMessageContaining("permission");
      return false;
    } catch (AssertionError | IllegalStateException e) {
      return false;
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private Subject subject(String operation, AddressedObjects objects) {
    JdbcMediaStore owners = store(database, objects, 1_000);
    JdbcMediaStore first =
        OF_OBJECTS.contains(operation) ? owners : store(database, objects, 9_999);
    MediaId id = first.put(SLOT, TestContent.of(LARGE)).id();
    if (operation.equals("ObjectSweep.run")) {
      leave(owners, "created_at = now() - interval '9 days'");
      leave(owners, "unreferenced_since = now() - interval '9 days'");
      leave(owners, "unreferenced_since = now() - interval '9 days', live = false");
    }
    if (operation.endsWith("Unknown")) {
      leave(owners, "created_at = now() - interval '9 days'");
      execute("DELETE FROM media_object WHERE created_at < now() - interval '8 days'");
    }
    return new Subject(
        store(restricted, objects, 1_000),
        owners,
        ObjectSweep.builder(restricted, objects, NAME).grace(Duration.ofDays(2)).build(),
        ObjectInstallation.of(restricted, MediaTables.DEFAULT, objects, NAME),
        id);
  }

  /** Leaves an object to which nothing refers, in a state. */
  private void leave(JdbcMediaStore owners, String state) {
    owners.put(OTHER, TestContent.of(LARGE));
    execute(
        """
        WITH own AS (
          SELECT object_key FROM media_representation r JOIN media m ON m.id = r.media_id
          JOIN media_slot s ON s.id = m.slot_id WHERE s.owner_id = '2')
        SELECT set_config('rights.key', object_key, false) FROM own;
        DELETE FROM media_slot WHERE owner_id = '2';
        UPDATE media_object SET %s WHERE key = current_setting('rights.key')
        """
            .formatted(state)
            .replace("%", "%%"));
  }

  private static void age(Path place) throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(9))));
      }
    }
  }

  private static JdbcMediaStore store(
      LeakCheckingPool dataSource, AddressedObjects objects, long largerThan) {
    return JdbcMediaStore.builder()
        .objects(objects, largerThan)
        .installation(NAME)
        .autonomous(dataSource);
  }
}
