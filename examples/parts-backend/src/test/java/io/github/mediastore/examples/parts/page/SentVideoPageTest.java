package io.github.mediastore.examples.parts.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.browser.Film;
import io.github.mediastore.examples.parts.Bucket;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Videos go from the browser to a bucket and back; their bytes never pass the application. */
class SentVideoPageTest extends OpenPage {

  private Path film;

  @DynamicPropertySource
  static void inBucket(DynamicPropertyRegistry properties) {
    Bucket.use(properties);
  }

  @BeforeAll
  void makeFilm(@TempDir Path films) throws IOException, InterruptedException {
    film = films.resolve("how_to_grease.mp4");
    Film.make(film);
  }

  @Override
  List<URI> origins() {
    return List.of(server(), Bucket.address());
  }

  @Test
  void videoIsSentPlayedAndSoughtAtTheBucket() throws Exception {
    String part = newPart();
    loadAsEditor();
    page.evaluate(
        """
        (window.progress = [],
          new MutationObserver(changes => progress.push(...changes.map(c => c.target.value)))
            .observe(document, { attributes: true, attributeFilter: ['value'], subtree: true }))
        """);

    user.choose(ref(part, "films"), film);

    assertThat(outcome(part)).contains("how_to_grease.mp4", "Stored as it is: MP4");
    assertThat(page.evaluate("progress.some(p => p > 0 && p < 1)")).isEqualTo("true");
    assertThat(page.requests()).anyMatch(url -> url.matches(Bucket.address() + ".*/direct/.*"));
    assertThat(objects()).isOne();

    String player = ref(part, "player");
    page.await(player + " !== null");
    assertThat(page.evaluate(player + ".poster")).contains("?size=poster&v=");
    page.evaluate(player + ".scrollIntoView()");
    page.await(player + ".readyState >= 1 && " + player + ".duration > 29");
    page.evaluate(player + ".currentTime = 25");

    page.await(player + ".readyState >= 2 && " + player + ".currentTime >= 25");
    assertThat(page.answers())
        .filteredOn(answer -> answer.contains(Bucket.address().toString()))
        .filteredOn(answer -> !answer.contains("/direct/"))
        .hasSizeGreaterThan(1)
        .allMatch(answer -> answer.matches("206 .*"));
    assertThat(page.answers())
        .filteredOn(answer -> !answer.contains("size=poster"))
        .noneMatch(answer -> answer.matches("20. " + server() + "/videos/.*"));
    assertThat(page.errors()).isEmpty();
  }

  private long objects() {
    return jdbc.sql("SELECT count(*) FROM media_representation WHERE object_key IS NOT NULL")
        .query(Long.class)
        .single();
  }
}
