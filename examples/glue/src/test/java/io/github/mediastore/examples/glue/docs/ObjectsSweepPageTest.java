package io.github.mediastore.examples.glue.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.MediaTables;
import io.github.mediastore.jdbc.RelocationJob;
import io.github.mediastore.jdbc.objects.ObjectInstallation;
import io.github.mediastore.jdbc.objects.ObjectSweep;
import io.github.mediastore.objects.FileObjectStore;
import io.github.mediastore.objects.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/objects-sweep.md} shows, run. */
class ObjectsSweepPageTest {

  private final DataSource dataSource = PageDatabase.withTables();
  private final ObjectStore objects;

  ObjectsSweepPageTest(@TempDir Path folder) throws IOException {
    this.objects = new FileObjectStore(folder);
  }

  @Test
  void whatNothingRefersToIsSweptByWhomItBelongsTo() {
    ObjectSweep sweep =
        ObjectSweep.builder(dataSource, objects, "production").grace(Duration.ofDays(30)).build();
    System.out.println(sweep.preview()); // changes nothing
    System.out.println(sweep.run());

    assertThat(sweep.run().objects()).isZero();
  }

  @Test
  void mediaAreMoved() {
    MediaSlot slot = MediaSlot.of("parts", 1, "videos");
    JdbcMediaStore store =
        JdbcMediaStore.builder().objects(objects, 5_000_000).autonomous(dataSource);
    store.put(slot, MediaContent.of("video/mp4", new byte[1_000_000]));

    System.out.println(RelocationJob.intoObjects(store).preview()); // changes nothing
    System.out.println(RelocationJob.intoObjects(store).run()); // what would be an object today
    System.out.println(RelocationJob.intoTables(store).run()); // all of them back

    JdbcMediaStore lower =
        JdbcMediaStore.builder().objects(objects, 500_000).autonomous(dataSource);
    assertThat(RelocationJob.intoObjects(lower).run().bytes()).isEqualTo(1_000_000);
    assertThat(store.find(slot).orElseThrow().bytes()).hasSize(1_000_000);
  }

  @Test
  void aDatabaseTakesOver() {
    ObjectInstallation installation =
        ObjectInstallation.of(dataSource, MediaTables.DEFAULT, objects, "production");
    installation.obstacle().ifPresent(System.out::println); // why it may not delete
    installation.takeOver();

    assertThat(installation.obstacle()).isEmpty();
  }
}
