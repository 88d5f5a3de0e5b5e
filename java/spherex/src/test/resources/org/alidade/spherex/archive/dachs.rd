<resource schema="spherex">
  <meta name="title">Images of SPHEREx, a sample</meta>
  <meta name="description">Tables shaped like those of the archive.</meta>
  <meta name="creationDate">2026-01-01T00:00:00Z</meta>
  <meta name="subject">infrared astronomy</meta>
  <meta name="creator.name">Alidade</meta>

  <table id="plane" onDisk="True" adql="True">
    <column name="planeid" type="text" description="Key"/>
    <column name="obs_publisher_did" type="text" description="Identifier"/>
    <column name="time_bounds_lower" type="double precision" unit="d" description="Start, MJD"/>
    <column name="time_bounds_upper" type="double precision" unit="d" description="End, MJD"/>
    <column name="energy_bandpassname" type="text" description="Detector"/>
    <column name="energy_bounds_lower" type="double precision" unit="m" description="Short end"/>
    <column name="energy_bounds_upper" type="double precision" unit="m" description="Long end"/>
    <column name="provenance_version" type="text" description="Processing"/>
    <column name="poly" type="spoly" unit="deg" description="Footprint"/>
  </table>

  <table id="artifact" onDisk="True" adql="True">
    <column name="planeid" type="text" description="Key"/>
    <column name="uri" type="text" description="Path of the file"/>
    <column name="producttype" type="text" description="What the file is"/>
    <column name="contentlength" type="bigint" unit="byte" required="True" description="Size"/>
    <column name="contentchecksum" type="text" description="MD5"/>
  </table>

  <table id="obscore" onDisk="True" adql="True">
    <column name="obs_id" type="text" description="Exposure"/>
    <column name="obs_publisher_did" type="text" description="Identifier"/>
    <column name="t_min" type="double precision" unit="d" description="Start, MJD"/>
    <column name="t_max" type="double precision" unit="d" description="End, MJD"/>
    <column name="em_min" type="double precision" unit="m" description="Short end"/>
    <column name="em_max" type="double precision" unit="m" description="Long end"/>
    <column name="s_ra" type="double precision" unit="deg" description="Centre"/>
    <column name="s_dec" type="double precision" unit="deg" description="Centre"/>
    <column name="energy_bandpassname" type="text" description="Detector"/>
    <column name="access_url" type="text" description="DataLink document"/>
    <column name="s_region" type="spoly" unit="deg" description="Footprint"/>
  </table>

  <data id="planes">
    <sources>planes.csv</sources>
    <csvGrammar/>
    <make table="plane">
      <rowmaker idmaps="*">
        <map key="poly">pgsphere.SPoly.fromDALI([float(v) for v in @poly.split()])</map>
      </rowmaker>
    </make>
  </data>
  <data id="artifacts">
    <sources>artifacts.csv</sources>
    <csvGrammar/>
    <make table="artifact"><rowmaker idmaps="*"/></make>
  </data>
  <data id="images">
    <sources>obscore.csv</sources>
    <csvGrammar/>
    <make table="obscore">
      <rowmaker idmaps="*">
        <map key="s_region">pgsphere.SPoly.fromDALI([float(v) for v in @s_region.split()])</map>
      </rowmaker>
    </make>
  </data>
</resource>
