package io.github.mediastore.examples.parts.database;

import io.github.mediastore.image.WebpImageCompressor;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** What is done before the server takes its first request. */
@Component
@ConditionalOnWebApplication
class Startup implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(Startup.class);

  private final Schema schema;
  private final DemoData demoData;
  private final List<WebpImageCompressor> compressors;
  private final boolean migrates;
  private final boolean isDemo;

  Startup(
      Schema schema,
      DemoData demoData,
      List<WebpImageCompressor> compressors,
      @Value("${parts.migrate}") boolean migrates,
      @Value("${parts.demo}") boolean isDemo) {
    this.schema = schema;
    this.demoData = demoData;
    this.compressors = compressors;
    this.migrates = migrates;
    this.isDemo = isDemo;
  }

  @Override
  public void afterSingletonsInstantiated() {
    if (migrates) {
      schema.migrate().forEach(applied -> LOG.info("Migrated the schema: {}", applied));
    }
    schema.verify();
    if (isDemo) {
      demoData.load();
    }
    compressors.forEach(WebpImageCompressor::warmUp);
  }
}
