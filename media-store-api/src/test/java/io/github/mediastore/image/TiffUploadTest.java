package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.internal.tiff.TiffPictures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads of TIFFs that are as large as they may be. */
class TiffUploadTest {

  @Test
  void hundredMegapixelsFitIntoAHeapOf96Megabytes(@TempDir Path folder) throws Exception {
    Path tiff = Files.write(folder.resolve("large.tiff"), TiffPictures.inStrips(10_000, 10_000));

    assertThat(Files.size(tiff)).isBetween(5_000_000L, 20_000_000L);
    assertThat(
            OtherJvm.output(
                OtherJvm.command(
                    List.of("-Xmx96m"), ManyAtOnce.class, tiff.toString(), "1", "platform", "1")))
        .contains("done 1", "afterwards 1024");
  }
}
