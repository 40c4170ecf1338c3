package io.github.mediastore.examples.parts;

import static io.github.mediastore.examples.parts.Visitor.file;
import static io.github.mediastore.examples.parts.Visitor.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A video is removed while somebody watches it. */
@ExtendWith(OutputCaptureExtension.class)
class RemovedWhileSentTest extends RunningApplication {

  private static final int BYTES = 30 << 20;

  @Test
  void theConnectionIsBrokenOffAndOneLineSaysWhy(CapturedOutput output) throws Exception {
    Visitor ada = editor();
    long id =
        ada.upload(
                "/uploads/support-videos",
                text("title", "To be removed"),
                file("file", "long.mp4", Pictures.film(BYTES, 9)))
            .json()
            .get("id")
            .asLong();
    String before = output.getAll();

    long received;
    try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), server().getPort())) {
      slow.setReceiveBufferSize(64 << 10);
      slow.setSoTimeout(20_000);
      String head = "GET /videos/support/%d HTTP/1.1\r\nHost: a\r\n\r\n".formatted(id);
      slow.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      InputStream in = slow.getInputStream();
      received = in.readNBytes(100_000).length;
      assertThat(ada.delete("/uploads/support-videos/" + id).status()).isEqualTo(204);
      received += rest(in);
    }

    assertThat(received).isBetween(100_000L, (long) BYTES - 1);
    String said = output.getAll().substring(before.length());
    assertThat(said.lines().filter(line -> line.contains("Broken off"))).hasSize(1);
    assertThat(said).doesNotContain("Exception", "\tat ");
  }

  /** A broken connection may end in either way. */
  private static long rest(InputStream in) {
    long bytes = 0;
    byte[] some = new byte[8192];
    try {
      for (int read = in.read(some); read >= 0; read = in.read(some)) {
        bytes += read;
      }
    } catch (IOException e) {
      return bytes;
    }
    return bytes;
  }
}
