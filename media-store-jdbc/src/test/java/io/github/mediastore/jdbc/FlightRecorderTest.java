package io.github.mediastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStorageException;
import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.contract.TestContent;
import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.image.WebpImageCompressor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the JDK's Flight Recorder has on an upload, its storage and its reading. */
class FlightRecorderTest {

  private static final String PREFIX = "io.github.mediastore.";
  private static final int LARGE = 1_200_000;

  @TempDir private Path folder;

  @Test
  void compressionsStorageAndReadsAreRecorded() throws IOException {
    MediaSlot slot = MediaSlot.of("users", 1, "profile");
    JdbcMediaStore store = JdbcMediaStore.autonomous(TestPostgres.withTables());
    JdbcMediaStore nowhere = JdbcMediaStore.autonomous(TestPostgres.emptySchema());
    WebpImageCompressor compressor = WebpImageCompressor.create();
    List<RecordedEvent> events;
    CompressedImage picture;
    try (Recording recording = new Recording()) {
      recording.start();
      picture = compressor.compress(png());
      assertThatExceptionOfType(RejectedUploadException.class)
          .isThrownBy(() -> compressor.compress(new byte[] {1, 2, 3}));
      store.put(slot, picture);
      store.find(slot).orElseThrow().bytes();
      store.add(slot, TestContent.of(new byte[LARGE]));
      try (InputStream large = store.find(slot, 1).orElseThrow().openStream()) {
        large.readAllBytes();
      }
      assertThatExceptionOfType(MediaStorageException.class)
          .isThrownBy(() -> nowhere.put(slot, TestContent.small(1)));
      recording.stop();
      Path file = folder.resolve("recording.jfr");
      recording.dump(file);
      events = RecordingFile.readAllEvents(file);
    }

    List<RecordedEvent> compressions = of(events, "Compression");
    assertThat(compressions).hasSize(2);
    assertThat(compressions.get(0).getString("format")).isEqualTo("PNG");
    assertThat(compressions.get(0).getLong("bytesOut")).isEqualTo(picture.bytes().length);
    assertThat(compressions.get(0).getInt("width")).isEqualTo(40);
    assertThat(compressions.get(0).getDuration()).isPositive();
    assertThat(compressions.get(0).getDuration("work")).isPositive();
    assertThat(compressions.get(1).getString("refused")).isEqualTo("UNSUPPORTED_FORMAT");

    List<RecordedEvent> storage = of(events, "Storage");
    assertThat(storage).hasSize(3);
    assertThat(storage.get(0).getString("operation")).isEqualTo("put content into users/1/profile");
    assertThat(storage.get(0).getString("contentType")).isEqualTo("image/webp");
    assertThat(storage.get(1).getLong("bytes")).isEqualTo(LARGE);
    assertThat(storage.get(2).getString("failure"))
        .isEqualTo(MediaStorageException.class.getName());

    // A picture comes with its facts; of anything larger first one chunk after them, then more.
    assertThat(of(events, "Read"))
        .extracting(event -> event.getLong("bytes"))
        .containsExactly((long) picture.bytes().length, 0L, 524_288L, LARGE - 524_288L);
  }

  private static List<RecordedEvent> of(List<RecordedEvent> events, String name) {
    return events.stream().filter(e -> e.getEventType().getName().equals(PREFIX + name)).toList();
  }

  private static byte[] png() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", file);
    return file.toByteArray();
  }
}
