package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaInfo;
import io.github.mediastore.Sha256;
import io.github.mediastore.contract.TestContent;
import io.github.mediastore.jdbc.ObjectPut.Step;
import io.github.mediastore.objects.FileObjectStore;
import io.github.mediastore.objects.ObjectStore;
import io.github.mediastore.objects.StoredObject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A process killed (SIGKILL) between each two steps on the way of bytes into an object. */
class ObjectCrashTest {

  private final PGSimpleDataSource database = TestPostgres.withTables();

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void noRowIsWithoutItsObjectAndNoObjectUnknown(Step step) throws Exception {
    ObjectStore objects = new FileObjectStore(folder);
    JdbcMediaStore store = JdbcMediaStore.builder().objects(objects, 1_000).autonomous(database);
    MediaInfo before = store.put(ObjectPut.SLOT, TestContent.small(1));

    Process process = ObjectPut.start(database, folder, step);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isEqualTo(step.name());
    } finally {
      process.destroyForcibly().waitFor();
    }

    boolean isStored = step == Step.COMMITTED;
    assertThat(store.list(ObjectPut.SLOT))
        .singleElement()
        .satisfies(info -> assertThat(info.id().equals(before.id())).isEqualTo(!isStored));
    if (isStored) {
      assertThat(store.find(ObjectPut.SLOT).orElseThrow().bytes()).hasSize(ObjectPut.SIZE);
    }
    assertThat(store.verify(0, 10)).returns(1, VerifiedBatch::count);
    assertThat(store.verify(0, 10).damaged()).isEmpty();
    assertThat(objects.list("", "", 10))
        .filteredOn(object -> !object.key().contains("/installation/"))
        .hasSize(step.compareTo(Step.SENT) < 0 ? 0 : 1)
        .extracting(StoredObject::key)
        .allSatisfy(key -> assertThat(keys()).contains(key));
    assertThat(keys()).hasSize(1);
    store.put(ObjectPut.SLOT, TestContent.of(new byte[2_000]));
    assertThat(store.find(ObjectPut.SLOT).orElseThrow().bytes()).hasSize(2_000);
  }

  /** {@code -Dlarge.megabytes=5120} tries more than a build has time for. */
  @Test
  void anObjectLargerThanTheHeapIsWrittenAndRead() throws Exception {
    long size = Long.getLong("large.megabytes", 128) << 20;
    Process process =
        LargePut.start(database, "-Xmx64m", size, LargePut.READ_BACK, folder.toString());
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String digest = String.valueOf(lines.readLine());
      MediaInfo info = JdbcMediaStore.autonomous(database).info(LargePut.SLOT).orElseThrow();
      assertThat(info.size()).isEqualTo(size);
      assertThat(info.sha256()).isEqualTo(Sha256.ofHex(digest));
    }
    assertThat(process.waitFor()).isZero();
    assertThat(keys()).hasSize(1);
  }

  private List<String> keys() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT key FROM media_object")) {
      List<String> keys = new ArrayList<>();
      while (row.next()) {
        keys.add(row.getString(1));
      }
      return keys;
    }
  }
}
