<?xml version="1.0" encoding="UTF-8"?>
<!-- The one file of the KAR that brings Camel along: our features, then those that stand in for the official ones. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:karaf="http://karaf.apache.org/xmlns/features/v1.6.0">
  <xsl:template match="karaf:features">
    <xsl:copy>
      <xsl:copy-of select="@* | node() | document('camel-features.xml', /)/karaf:features/karaf:feature"/>
    </xsl:copy>
  </xsl:template>
</xsl:stylesheet>
