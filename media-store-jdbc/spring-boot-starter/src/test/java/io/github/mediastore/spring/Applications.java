package io.github.mediastore.spring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Applications that are started as {@code main} would. */
final class Applications {

  private Applications() {}

  /** Starts one on a database and a free port of 127.0.0.1. */
  static ConfigurableApplicationContext start(
      Class<?> application, TestDatabase database, String... properties) {
    List<String> all = new ArrayList<>(Arrays.asList(database.properties()));
    all.add("server.port=0");
    all.add("server.address=127.0.0.1");
    all.add("spring.main.banner-mode=off");
    all.addAll(Arrays.asList(properties));
    return new SpringApplicationBuilder(application)
        .run(all.stream().map(property -> "--" + property).toArray(String[]::new));
  }

  static int port(ConfigurableApplicationContext application) {
    return Integer.parseInt(application.getEnvironment().getRequiredProperty("local.server.port"));
  }

  static Http http(ConfigurableApplicationContext application, String contextPath) {
    return new Http("http://127.0.0.1:" + port(application) + contextPath);
  }
}
