package io.github.mediastore.examples.glue.micronaut;

import io.github.mediastore.MediaStore;
import io.github.mediastore.examples.glue.TestServer;
import io.github.mediastore.examples.glue.docs.PageDatabase;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;

/** Micronaut's server with this package's beans. */
public final class MicronautServer {

  private static final Map<String, Object> SETTINGS =
      Map.of(
          "micronaut.server.host", "127.0.0.1",
          "micronaut.server.port", "-1", // any that is free
          "micronaut.server.max-request-size", "50MB",
          "datasources.default.url", PageDatabase.emptyForApplication(),
          "datasources.default.username", "postgres",
          "datasources.default.driver-class-name", "org.postgresql.Driver");

  private MicronautServer() {}

  /**
   * Starts it with a store in the place of the one on PostgreSQL.
   *
   * @param store where the photos are
   */
  public static TestServer with(MediaStore store) {
    return started(
        context(
            RuntimeBeanDefinition.builder(MediaStore.class, () -> store)
                .singleton(true)
                .replaces(MediaStore.class)
                .build()));
  }

  /** Starts the application with what it has, and maybe with other beans in their place. */
  static ApplicationContext context(RuntimeBeanDefinition<?>... beans) {
    return ApplicationContext.builder().properties(SETTINGS).beanDefinitions(beans).start();
  }

  static TestServer started(ApplicationContext context) {
    EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
    return new TestServer(server.getURI(), context);
  }
}
