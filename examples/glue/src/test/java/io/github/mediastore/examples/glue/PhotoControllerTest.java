package io.github.mediastore.examples.glue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaStorageException;
import io.github.mediastore.MediaStore;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

class PhotoControllerTest extends GlueContract {

  @Override
  TestServer serve(MediaStore store) throws Exception {
    AnnotationConfigWebApplicationContext spring = new AnnotationConfigWebApplicationContext();
    spring.register(WebMvc.class);
    spring.addBeanFactoryPostProcessor(
        beans -> beans.registerSingleton("photos", new PhotoController(store)));
    return TestServer.jetty("/", new DispatcherServlet(spring));
  }

  @Test
  void userReadsWhatFailedBeforeTheAnswerBegan() throws Exception {
    watched.after(
        0,
        () -> {
          throw new MediaStorageException("relation \"media\" does not exist", null, true);
        });

    HttpResponse<String> answer = get("large");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).isEqualTo("This failed for the moment. Please try again.\n");
    assertThat(answer.headers().allValues("Retry-After")).containsExactly("1");
    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    assertThat(answer.headers().map()).doesNotContainKeys("etag", "accept-ranges");
  }

  /** Spring MVC as it comes. */
  @EnableWebMvc
  static class WebMvc {}
}
