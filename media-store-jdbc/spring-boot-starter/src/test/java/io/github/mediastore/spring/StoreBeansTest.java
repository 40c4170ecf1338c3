package io.github.mediastore.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mediastore.MediaStore;
import io.github.mediastore.image.ImageCompressor;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** Which beans there are, and when they make way for those of the application. */
class StoreBeansTest {

  private final TestDatabase database = TestDatabase.empty();

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withUserConfiguration(Application.class)
          .withPropertyValues(database.properties());

  @Test
  void anApplicationWithADataSourceHasAStoreAndACompressor() {
    runner
        .withPropertyValues("media-store.schema.mode=create")
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              assertThat(context).hasSingleBean(MediaStore.class);
              assertThat(context).hasSingleBean(ImageCompressor.class);
            });
  }

  @Test
  void missingTablesStopTheStartWithWhatToDo() {
    runner.run(
        context ->
            assertThat(context)
                .getFailure()
                .cause()
                .cause()
                .hasMessageContaining("media-store.schema.mode=create"));
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Application {}
}
