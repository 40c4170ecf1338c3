package io.github.mediastore.examples.glue.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.UnknownUploadException;
import io.github.mediastore.jdbc.DirectUpload;
import io.github.mediastore.jdbc.DirectUploads;
import io.github.mediastore.jdbc.JdbcMediaStore;
import io.github.mediastore.jdbc.StagedMedia;
import io.github.mediastore.objects.FileObjectStore;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/direct-upload.md} shows, with a folder, which takes no uploads. */
class DirectUploadPageTest {

  @Test
  void aFolderTakesNoUploads(@TempDir Path folder) throws Exception {
    JdbcMediaStore store =
        JdbcMediaStore.builder()
            .objects(new FileObjectStore(folder), 0)
            .autonomous(PageDatabase.withTables());
    String userId = "42";
    String contentType = "video/mp4";
    long size = 1000;

    DirectUploads uploads = DirectUploads.of(store, 2L << 30);
    Optional<DirectUpload> begun = uploads.begin(userId, contentType, size);

    assertThat(begun).isEmpty();
    assertThatExceptionOfType(UnknownUploadException.class)
        .isThrownBy(() -> confirm(uploads, store, userId, "no token", "grease.mp4"));
  }

  private static void confirm(
      DirectUploads uploads, JdbcMediaStore store, String userId, String token, String fileName) {
    MediaSlot slot = MediaSlot.of("parts", 1, "video");
    StagedMedia video = uploads.confirm(userId, token);
    store.put(slot, video.withAttributes(Map.of("filename", fileName)));
  }
}
