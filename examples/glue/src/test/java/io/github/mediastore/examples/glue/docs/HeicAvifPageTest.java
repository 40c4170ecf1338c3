package io.github.mediastore.examples.glue.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.CodecUnavailableException;
import io.github.mediastore.ffmpeg.FfmpegDecoder;
import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.WebpImageCompressor;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code docs/heic-avif.md} shows, where there is an ffmpeg. */
class HeicAvifPageTest {

  @BeforeEach
  void requireTheProgram() {
    try {
      FfmpegDecoder.find();
    } catch (CodecUnavailableException e) {
      assertThat(Boolean.getBoolean("ci")).as(String.valueOf(e.getMessage())).isFalse();
      Assumptions.abort(String.valueOf(e.getMessage()));
    }
  }

  @Test
  void aDecoderAddsHeicAndAvif() {
    CompressionSettings settings =
        CompressionSettings.builder().decoder(FfmpegDecoder.find()).build();
    WebpImageCompressor compressor = WebpImageCompressor.with(settings);

    assertThat(settings.acceptedMediaTypes()).contains("image/heic", "image/avif");
    assertThat(compressor.compress(PagePictures.file("png", 90, 60)).width()).isEqualTo(90);
  }
}
