package io.github.mediastore.spring.internal.autoconfigure;

import io.github.mediastore.CompressorBusyException;
import io.github.mediastore.image.WebpImageCompressor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/** Warms the compressor up in the background when the application has started. */
final class WarmUp implements ApplicationListener<ApplicationReadyEvent> {

  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

  @Override
  public void onApplicationEvent(ApplicationReadyEvent ready) {
    Thread thread = new Thread(WarmUp::run, "media-store-warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  private static void run() {
    long started = System.nanoTime();
    try {
      WebpImageCompressor.create().warmUp();
      LOG.info("Warmed the compressor up in {} ms", (System.nanoTime() - started) / 1_000_000);
    } catch (CompressorBusyException e) {
      LOG.info("The compressor was not warmed up, as uploads have begun: {}", e.getMessage());
    }
  }
}
