package io.github.mediastore.examples.parts;

import static io.github.mediastore.examples.parts.Visitor.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Videos in pieces, by tus 1.0 and then the request that says what for. */
class ResumableVideoTest extends RunningApplication {

  private static final String UPLOADS = "/uploads/videos/resumable";
  private static final String BYTES = "application/offset+octet-stream";

  @Test
  void aVideoInPiecesIsStoredOnce() {
    Visitor ada = editor();
    byte[] film = Pictures.film(300_000, 1);
    String upload = begin(ada, film.length);
    String token = upload.substring(upload.lastIndexOf('/') + 1);
    String sent = "/uploads/parts/" + newPart(ada) + "/videos/sent";

    assertThat(offset(ada, upload)).isZero();
    Answer first = send(ada, upload, 0, Arrays.copyOf(film, 100_000));
    assertThat(first.status()).as(first.text()).isEqualTo(204);
    assertThat(first.header("Upload-Offset")).isEqualTo("100000");
    assertThat(first.header("Tus-Resumable")).isEqualTo("1.0.0");
    assertProblem(
        ada.upload(sent, text("title", "Early"), text("token", token)), 409, "not arrived whole");
    assertThat(offset(ada, upload)).isEqualTo(100_000);
    assertThat(send(ada, upload, 100_000, Arrays.copyOfRange(film, 100_000, film.length)).status())
        .isEqualTo(204);

    Answer stored = ada.upload(sent, text("title", "Greasing"), text("token", token));
    Answer again = ada.upload(sent, text("title", "Greasing"), text("token", token));

    assertThat(stored.status()).as(stored.text()).isEqualTo(201);
    assertThat(again.text()).isEqualTo(stored.text());
    long id = stored.json().get("id").asLong();
    assertThat(somebody().get("/videos/parts/" + id).body()).isEqualTo(film);
    assertThat(jdbc.sql("SELECT max(id) FROM part_videos").query(Long.class).single())
        .isEqualTo(id);
    assertThat(offset(ada, upload)).isEqualTo(film.length);
    assertThat(ada.delete(UPLOADS + "/" + token, "Tus-Resumable", "1.0.0").status()).isEqualTo(204);
    assertProblem(
        ada.upload(sent, text("title", "Greasing"), text("token", token)), 404, "no such upload");
  }

  @Test
  void whatCameBeforeTheConnectionBrokeIsKept() throws Exception {
    Visitor ada = editor();
    byte[] film = Pictures.film(200_000, 2);
    String upload = begin(ada, film.length);

    try (Socket broken = startToSend(ada, upload, film.length)) {
      broken.getOutputStream().write(film, 0, 150_000);
      broken.getOutputStream().flush();
      // Meanwhile it is nobody else's.
      awaitBytes(ada, upload, 1);
      assertProblem(send(ada, upload, 0, film), 423, "in a moment");
    }

    long offset = awaitUnlocked(ada, upload);
    assertThat(offset).isBetween(1L, 150_000L);
    byte[] rest = Arrays.copyOfRange(film, (int) offset, film.length);
    assertThat(send(ada, upload, offset, rest).header("Upload-Offset")).isEqualTo("200000");
  }

  @Test
  void whatTusDoesNotAllowIsAProblem() {
    Visitor ada = editor();
    String upload = begin(ada, 1000);

    assertProblem(send(ada, upload, 1, new byte[10]), 409, "goes on at byte 0");
    assertProblem(send(ada, upload, 0, new byte[1001]), 413, "fewer bytes");
    assertProblem(send(ada, UPLOADS + "/x", 0, new byte[1]), 404, "no such upload");
    assertThat(ada.send("PATCH", upload, BodyPublishers.ofString("a")).status()).isEqualTo(415);
    assertProblem(
        ada.send(
            "PATCH",
            upload,
            BodyPublishers.ofString("a"),
            "Content-Type",
            BYTES,
            "Tus-Resumable",
            "1.0.0"),
        400,
        "Upload-Offset");
    assertProblem(ada.send("DELETE", upload, BodyPublishers.noBody()), 412, "1.0.0");
    assertProblem(create(ada, "-1"), 400, "Upload-Length");
    assertProblem(create(ada, "many"), 400, "");
    assertProblem(create(ada, Long.toString((5L << 30) + 1)), 413, "at most 5 GiB");
    Answer options = ada.send("OPTIONS", UPLOADS, BodyPublishers.noBody());
    assertThat(options.header("Tus-Extension")).isEqualTo("creation,termination,expiration");
    assertThat(options.header("Tus-Max-Size")).isEqualTo(Long.toString(5L << 30));
    assertThat(offset(ada, upload)).isZero();
  }

  @Test
  void onlyEditorsSendVideos() {
    String upload = begin(editor(), 1000);

    assertThat(head(somebody(), upload).status()).isEqualTo(401);
    assertThat(head(user(), upload).status()).isEqualTo(403);
    assertThat(create(user(), "1000").status()).isEqualTo(403);
  }

  @Test
  void whatIsNoVideoIsRefusedAndGone() {
    Visitor ada = editor();
    byte[] letter = "Dear Ada, this is no video at all".getBytes(StandardCharsets.UTF_8);
    String upload = begin(ada, letter.length);
    send(ada, upload, 0, letter);
    String token = upload.substring(upload.lastIndexOf('/') + 1);

    Answer refused =
        ada.upload("/uploads/support-videos/sent", text("title", "L"), text("token", token));

    assertProblem(refused, 415, "this file is: plain text");
    assertThat(head(ada, upload).status()).isEqualTo(404);
  }

  private static String begin(Visitor ada, long length) {
    Answer created = create(ada, Long.toString(length));
    assertThat(created.status()).as(created.text()).isEqualTo(201);
    assertThat(created.header("Location")).matches("resumable/[0-9a-f-]{36}");
    assertThat(created.header("Upload-Expires")).endsWith("GMT");
    return "/uploads/videos/" + created.header("Location");
  }

  private static Answer create(Visitor ada, String length) {
    return ada.send(
        "POST",
        UPLOADS,
        BodyPublishers.noBody(),
        "Upload-Length",
        length,
        "Tus-Resumable",
        "1.0.0");
  }

  private static Answer send(Visitor ada, String upload, long offset, byte[] bytes) {
    return ada.send(
        "PATCH",
        upload,
        BodyPublishers.ofByteArray(bytes),
        "Content-Type",
        BYTES,
        "Tus-Resumable",
        "1.0.0",
        "Upload-Offset",
        Long.toString(offset));
  }

  private static Answer head(Visitor ada, String upload) {
    return ada.head(upload, "Tus-Resumable", "1.0.0");
  }

  private static long offset(Visitor ada, String upload) {
    Answer answer = head(ada, upload);
    assertThat(answer.status()).isEqualTo(200);
    return Long.parseLong(answer.header("Upload-Offset"));
  }

  private Socket startToSend(Visitor ada, String upload, int length) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server().getPort());
    String head =
        """
        PATCH %s HTTP/1.1
        Host: a
        Cookie: JSESSIONID=%s; XSRF-TOKEN=%s
        X-XSRF-TOKEN: %3$s
        Tus-Resumable: 1.0.0
        Upload-Offset: 0
        Content-Type: %s
        Content-Length: %d

        """
            .formatted(upload, ada.cookie("JSESSIONID"), ada.cookie("XSRF-TOKEN"), BYTES, length)
            .replace("\n", "\r\n");
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static void awaitBytes(Visitor ada, String upload, long bytes) {
    while (offset(ada, upload) < bytes) {
      Thread.onSpinWait();
    }
  }

  /** Waits until the server has met the end of the broken request. */
  private static long awaitUnlocked(Visitor ada, String upload) {
    while (true) {
      long offset = offset(ada, upload);
      if (send(ada, upload, offset, new byte[0]).status() == 204) {
        return offset;
      }
    }
  }
}
