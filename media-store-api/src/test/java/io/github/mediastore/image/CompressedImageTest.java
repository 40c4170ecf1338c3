package io.github.mediastore.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mediastore.Dimensions;
import io.github.mediastore.MediaInfo;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.memory.InMemoryMediaStore;
import org.junit.jupiter.api.Test;

/** A picture that a compressor of a host's own made: in a test, or in another format. */
class CompressedImageTest {

  private static final Dimensions SIZE = new Dimensions(4, 3);

  @Test
  void aFakeCompressorIsOneLine() {
    ImageCompressor fake =
        upload -> CompressedImage.builder("image/webp", new byte[] {1, 2, 3}, SIZE).build();
    MediaStore store = new InMemoryMediaStore();

    CompressedImage picture = fake.compress(new byte[] {9});
    MediaInfo info = store.put(MediaSlot.of("users", 42, "profile"), picture);

    assertThat(info.size()).isEqualTo(3);
    assertThat(info.dimensions()).contains(SIZE);
    assertThat(picture.width()).isEqualTo(4);
    assertThat(picture.placeholder()).isEmpty();
    assertThat(picture.renditions()).isEmpty();
    assertThat(picture.receipt())
        .hasToString("WebP 4 x 3, 3 bytes -> WebP 4 x 3, 3 bytes, quality 100, saved 0 %, 0 ms");
  }

  @Test
  void anotherFormatHasItsNameAndItsReceipt() {
    byte[] bytes = new byte[500];
    CompressedImage picture =
        CompressedImage.builder("image/avif", bytes, SIZE)
            .source("JPEG", 1_000, new Dimensions(40, 30))
            .quality(50)
            .placeholder("data:image/avif;base64,AAAA")
            .rendition("thumb", new byte[7], new Dimensions(2, 1))
            .build();
    bytes[0] = 1;

    assertThat(picture.contentType()).isEqualTo("image/avif");
    assertThat(picture.bytes()).startsWith(0);
    assertThat(picture.receipt().treatments()).containsExactly(CompressionReceipt.Treatment.SCALED);
    assertThat(picture)
        .asString()
        .startsWith("JPEG 40 x 30, 1000 bytes -> AVIF 4 x 3, 500 bytes, quality 50, saved 50 %");
    MediaInfo info = new InMemoryMediaStore().put(MediaSlot.of("users", 42, "profile"), picture);
    assertThat(info.placeholder()).contains("data:image/avif;base64,AAAA");
    assertThat(info.renditionOrFull("thumb").dimensions()).contains(new Dimensions(2, 1));
  }

  @Test
  void whatNoStoreCouldKeepIsRefusedAtOnce() {
    CompressedImageBuilder builder = CompressedImage.builder("image/webp", new byte[1], SIZE);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> CompressedImage.builder("webp\r\nA: b", new byte[1], SIZE));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.placeholder("#fff"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.placeholder("data:" + "a".repeat(196)));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.quality(101));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.rendition("full", new byte[1], SIZE));
  }

  @Test
  void anEmptySourceSavesNothing() {
    assertThat(
            CompressedImage.builder("image/webp", new byte[0], SIZE)
                .build()
                .receipt()
                .savedPercent())
        .isZero();
  }

  @Test
  void aRenditionWithoutALimitHasItsShareOfThePicturesBytes() {
    CompressionSettings settings =
        CompressionSettings.builder()
            .rendition("thumb", 128)
            .rendition("card", 512)
            .rendition("dot", 1)
            .rendition("own", 512, 100_000)
            .build();

    assertThat(settings.renditions())
        .extracting(CompressionSettings.Rendition::maxBytes)
        .containsExactly(7_812, 125_000, 1_000, 100_000);
    assertThat(settings.toBuilder().maxBytes(1_000_000).build().renditions())
        .extracting(CompressionSettings.Rendition::maxBytes)
        .containsExactly(15_625, 250_000, 1_000, 100_000);
    assertThat(settings.toBuilder().rendition("card", 256).build().renditions())
        .extracting(CompressionSettings.Rendition::name)
        .containsExactly("thumb", "dot", "own", "card");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CompressionSettings.builder().rendition("card", 1024).build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CompressionSettings.builder().rendition("a b", 12));
  }
}
