package io.github.mediastore.examples.parts;

import static io.github.mediastore.examples.parts.Visitor.file;
import static io.github.mediastore.examples.parts.Visitor.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.mediastore.examples.parts.SlowClients.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

/** Clients that are slow, without a proxy between. */
@Timeout(60)
class SlowClientsTest extends RunningApplication {

  private static final int PLACES = 60;
  private static final int SLOW = 4_096;
  private static final int TOO_SLOW = 100;
  private static final String UPLOAD = "/uploads/support-videos";

  @Autowired private DataSource database;

  private static void await(Callable<Boolean> state) throws Exception {
    while (!state.call()) {
      Thread.sleep(20);
    }
  }

  @Test
  void aBodyThatIsTooSlowIsGivenUp() throws Exception {
    String[] editor = editor().headersOfUpload();
    try (SlowClients slow = new SlowClients(server(), TOO_SLOW)) {
      Client form = slow.send(UPLOAD, Visitor.BEGIN_OF_FILE, 1 << 20, editor);
      // Refused at its head, but it goes on sending.
      Client stranger =
          slow.send(UPLOAD, Visitor.BEGIN_OF_FILE, 1 << 20, "Content-Type", editor[5]);

      await(() -> form.state().equals("408 ended"));
      await(() -> stranger.state().equals("403 ended"));
      assertThat(form.answer()).startsWith("HTTP/1.1 408");
    }
  }

  @Test
  void onlySoManyBodiesComeAtOnce() throws Exception {
    Visitor ada = editor();
    try (SlowClients slow = new SlowClients(server(), SLOW)) {
      for (int i = 0; i < PLACES + 1; i++) {
        slow.send(UPLOAD, Visitor.BEGIN_OF_FILE, 40 << 20, ada.headersOfUpload());
      }
      await(() -> slow.states().keySet().stream().anyMatch(state -> state.startsWith("503")));

      assertThat(somebody().get("/healthz").status()).isEqualTo(200);
      Answer refused = ada.json("POST", "/api/parts", "{}");
      assertProblem(refused, 503, "Too much is being sent");
      assertThat(refused.header("Retry-After")).isEqualTo("1");
      assertThat(refused.header("X-Frame-Options")).isEqualTo("DENY");
    }
    await(() -> ada.json("POST", "/api/parts", "{}").status() == 400);
  }

  @Test
  void onlySoManyVideosAreReadAtOnceAndOthersWaitForAPlace() throws Exception {
    Answer added =
        editor()
            .upload(UPLOAD, text("title", "a"), file("file", "a.mp4", Pictures.film(16 << 20, 3)));
    String video = "/videos/support/" + added.json().get("id");
    try (SlowClients slow = new SlowClients(server(), SLOW)) {
      List<Client> readers = new ArrayList<>();
      for (int i = 0; i < PLACES; i++) {
        readers.add(slow.read(video));
      }
      await(() -> slow.states().getOrDefault("200", 0) == PLACES);
      Client waits = slow.read(video);
      readers.get(0).close();
      await(() -> waits.state().equals("200"));

      Answer late = somebody().get(video);

      assertProblem(late, 503, "Too many videos");
      assertThat(late.header("Retry-After")).isEqualTo("5");
      assertThat(somebody().get("/healthz").status()).isEqualTo(200);
      var pool = database.unwrap(HikariDataSource.class).getHikariPoolMXBean();
      await(() -> pool.getActiveConnections() == 0);
    }
    await(() -> somebody().get(video, "Range", "bytes=0-9").status() == 206);
  }
}
