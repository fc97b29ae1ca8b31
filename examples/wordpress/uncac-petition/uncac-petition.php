<?php
/**
 * Plugin Name: UNCAC petition
 * Description: Shows the coalition's petition by a block or the shortcode [uncac_petition]. No settings needed.
 * Version: 1.0.0
 * Requires at least: 6.1
 * Requires PHP: 7.4
 * License: MIT
 * License URI: https://opensource.org/license/mit
 * Text Domain: uncac-petition
 *
 * The MIT licence is compatible with WordPress's GPL.
 */

defined( 'ABSPATH' ) || exit;

/** The petition server. Define it in wp-config.php to use another one. */
if ( ! defined( 'UNCAC_PETITION_SERVER' ) ) {
	define( 'UNCAC_PETITION_SERVER', 'http://localhost:8787' );
}

/** What a block or shortcode that says nothing shows; a site changes it by the filter of the same name. */
function uncac_petition_defaults() {
	$defaults = array(
		'server'   => UNCAC_PETITION_SERVER,
		'petition' => 'review-mechanism',
		'member'   => '',
		'lang'     => '',
		'theme'    => '',
		'kind'     => 'form',
		'title'    => __( 'Sign the petition', 'uncac-petition' ),
	);
	return apply_filters( 'uncac_petition_defaults', $defaults );
}

/** HTML attributes, without those that say nothing. */
function uncac_petition_attributes( $attributes ) {
	$html = '';
	foreach ( array_filter( $attributes, 'strlen' ) as $name => $value ) {
		$html .= sprintf( ' %s="%s"', $name, esc_attr( $value ) );
	}
	return $html;
}

/**
 * The HTML of a block or shortcode. Inside is a link, which stays where scripts or elements are filtered out.
 *
 * @param array $given petition, member, lang, server, theme; kind: form, totals, map or frame.
 */
function uncac_petition_html( $given ) {
	$of     = shortcode_atts( uncac_petition_defaults(), array_filter( (array) $given, 'strlen' ) );
	$server = untrailingslashit( esc_url_raw( $of['server'], array( 'http', 'https' ) ) );
	$query  = array_filter( array( 'member' => $of['member'], 'lang' => $of['lang'] ), 'strlen' );
	$at     = static function ( $path ) use ( $server, $of, $query ) {
		return add_query_arg( array_map( 'rawurlencode', $query ), $server . $path . rawurlencode( $of['petition'] ) );
	};
	$link   = sprintf( '<a href="%s">%s</a>', esc_url( $at( '/p/' ) ), esc_html( $of['title'] ) );
	if ( 'frame' === $of['kind'] ) {
		wp_enqueue_script( 'uncac-petition-frame-' . md5( $server ), $server . '/widget/v1/frame.js', array(), null, true );
		return sprintf(
			'<iframe src="%s" title="%s" width="100%%" height="1200" loading="lazy" style="border: 0; height: 1200px">%s</iframe>',
			esc_url( $at( '/embed/' ) ),
			esc_attr( $of['title'] ),
			$link
		);
	}
	uncac_petition_enqueue( $server );
	$is_form    = 'form' === $of['kind'];
	$element    = $is_form ? 'uncac-petition' : 'uncac-totals';
	$attributes = array(
		'petition' => $of['petition'],
		'server'   => $server,
		'member'   => $is_form ? $of['member'] : '',
		'lang'     => $of['lang'],
		'theme'    => $of['theme'],
		'view'     => 'map' === $of['kind'] ? 'map' : '',
	);
	return sprintf( '<%1$s%2$s>%3$s</%1$s>', $element, uncac_petition_attributes( $attributes ), $link );
}

/** The elements' script, as a module: WordPress has a function for it from 6.5 on. */
function uncac_petition_enqueue( $server ) {
	$src    = $server . '/widget/v1/uncac-petition.js';
	$handle = 'uncac-petition-' . md5( $server );
	if ( function_exists( 'wp_enqueue_script_module' ) ) {
		wp_enqueue_script_module( $handle, $src, array(), null );
		return;
	}
	wp_enqueue_script( $handle, $src, array(), null, true );
}

/** Before 6.5 every script is a classic one. */
function uncac_petition_module_tag( $tag, $handle, $src ) {
	if ( ! preg_match( '/^uncac-petition-[0-9a-f]{32}$/', $handle ) ) {
		return $tag;
	}
	// phpcs:ignore WordPress.WP.EnqueuedResources.NonEnqueuedScript
	return sprintf( "<script type=\"module\" src=\"%s\"></script>\n", esc_url( $src ) );
}
add_filter( 'script_loader_tag', 'uncac_petition_module_tag', 10, 3 );

add_shortcode( 'uncac_petition', 'uncac_petition_html' );

function uncac_petition_register_block() {
	$needs = array( 'wp-blocks', 'wp-element', 'wp-block-editor', 'wp-components', 'wp-server-side-render', 'wp-i18n' );
	wp_register_script( 'uncac-petition-editor', plugins_url( 'editor.js', __FILE__ ), $needs, '1.0.0', true );
	register_block_type( __DIR__, array( 'render_callback' => 'uncac_petition_block' ) );
}
add_action( 'init', 'uncac_petition_register_block' );

function uncac_petition_block( $attributes ) {
	return sprintf( '<div %s>%s</div>', get_block_wrapper_attributes(), uncac_petition_html( $attributes ) );
}
